import { Badge, Group, Stack, Text } from '@mantine/core';
import { dateTimeText } from '../../time.js';
import { TextLink } from '../../ui/link-button.js';
import { plainText } from '../practice/question-row.js';
import rows from '../practice/question-row.module.css';
import type { Notice } from './notice-queries.js';
import classes from './notices.module.css';

const noticeWords: Record<Notice['kind'], string> = {
  'report.answered': 'Your report was answered',
  'report.dismissed': 'Your report was looked at, and the question stays as it is',
  'report.mended': 'The question that you reported is mended',
};

export function NoticeRow({ notice }: { notice: Notice }) {
  const { kind, details, createdAt, readAt } = notice;
  return (
    <Stack gap={4} className={rows.row} data-testid="notice">
      <Group gap="xs">
        <Text fw={600}>{noticeWords[kind]}</Text>
        {readAt === null && (
          <Badge size="sm" tt="none">
            New
          </Badge>
        )}
      </Group>
      <TextLink to="/questions/$slug" params={{ slug: details.slug }} size="sm">
        {plainText(details.prompt)}
      </TextLink>
      {details.answer && <Text className={classes.answer}>{details.answer}</Text>}
      <Text size="sm" c="dimmed">
        {dateTimeText(createdAt)}
      </Text>
    </Stack>
  );
}
