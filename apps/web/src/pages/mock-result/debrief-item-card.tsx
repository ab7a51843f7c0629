import { Group, Stack, Text, Title } from '@mantine/core';
import { IconFlagFilled } from '@tabler/icons-react';
import { isProgram, type DebriefItem } from '../../shapes.js';
import { dueText, durationText } from '../../time.js';
import { Card } from '../../ui/card.js';
import { JudgeView } from '../../ui/judge/judge-view.js';
import { TextLink } from '../../ui/link-button.js';
import { Markdown } from '../../ui/markdown.js';
import { SchemaFold } from '../../ui/program/schema-view.js';
import { AnswerText } from '../../ui/question/answer-text.js';
import { QuestionMeta } from '../../ui/question/question-meta.js';
import { SolutionLabel, SolutionView } from '../../ui/question/solution-view.js';
import { VerdictMark } from '../../ui/question/verdict.js';

/** One item looked back at: what was asked, answered and right, and when it comes back. */
export function DebriefItemCard({ item, number }: { item: DebriefItem; number: number }) {
  const { content, response } = item;
  return (
    <Card label={`Question ${number}`} id={`question-${number}`} data-testid="debrief-item">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={3}>Question {number}</Title>
            <QuestionMeta {...item} />
          </div>
          <VerdictMark verdict={item.verdict} />
        </Group>
        <Markdown>{content.kind === 'flashcard' ? content.front : content.prompt}</Markdown>
        <SchemaFold content={content} />
        <div>
          <SolutionLabel>{content.kind === 'flashcard' ? 'Your rating' : 'Your answer'}</SolutionLabel>
          <AnswerText content={content} answer={response} />
        </div>
        {isProgram(content) && <JudgeView judgement={item.judge} content={content} />}
        <SolutionView content={content} solution={item} />
        <ItemFoot item={item} />
      </Stack>
    </Card>
  );
}

function ItemFoot({ item }: { item: DebriefItem }) {
  const over = item.timeSpentMs > item.estimatedSeconds * 1000;
  return (
    <Group gap="xs 1.25rem">
      <Text size="sm" c="dimmed">
        {durationText(item.timeSpentMs)} spent, {durationText(item.estimatedSeconds * 1000)} expected
        {over && ' (over)'}
      </Text>
      {item.flagged && (
        <Text size="sm" c="dimmed">
          <IconFlagFilled size={13} aria-hidden /> Flagged
        </Text>
      )}
      {item.card && (
        <TextLink to="/questions/$slug" params={{ slug: item.questionSlug }} size="sm">
          Comes back {dueText(item.card.dueAt, Date.now())}
        </TextLink>
      )}
    </Group>
  );
}
