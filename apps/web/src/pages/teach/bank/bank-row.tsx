import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AuthoredRow } from '../../../shapes.js';
import { plural } from '../../../time.js';
import { QuestionMeta } from '../../../ui/question/question-meta.js';
import { plainText } from '../../practice/question-row.js';
import classes from '../../practice/question-row.module.css';
import { StateBadge } from '../state-badge.js';

export function BankRow({ row }: { row: AuthoredRow }) {
  const versions = `version ${row.latestVersion}${row.publishedVersion === null ? '' : `, published: ${row.publishedVersion}`}`;
  return (
    <div className={classes.row}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Link to="/teach/questions/$questionId" params={{ questionId: row.id }} className={classes.link}>
          <Text span lineClamp={2} fw={550}>
            {plainText(row.prompt)}
          </Text>
        </Link>
        <StateBadge state={row.state} />
      </Group>
      <QuestionMeta {...row} />
      <Text size="sm" c="dimmed">
        <code>{row.slug}</code> · {versions}
        {row.openComments > 0 && ` · ${plural(row.openComments, 'open comment')}`}
      </Text>
    </div>
  );
}
