import { Stack, Text, Title } from '@mantine/core';
import { dateTimeText } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { Markdown } from '../../../ui/markdown.js';
import { RubricMet, scoreText } from '../../../ui/rubric.js';
import type { Assessment } from './assessment-queries.js';

/** The looks so far, the newest first. */
export function Looks({ assessment: { looks, rubric } }: { assessment: Assessment }) {
  return looks.toReversed().map((look) => (
    <Card key={look.look} label={`Look ${look.look}`}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h3">
            Look {look.look}: {scoreText(rubric, look.criteria)}
          </Title>
          <Text size="sm" c="dimmed">
            {look.isYours ? 'You' : look.assessorName}, {dateTimeText(look.at)}
            {!look.isOfThis && ' · of an earlier answer, before the mock was reopened'}
          </Text>
        </div>
        <RubricMet rubric={rubric} met={look.criteria} />
        {look.comment && <Markdown>{look.comment}</Markdown>}
      </Stack>
    </Card>
  ));
}
