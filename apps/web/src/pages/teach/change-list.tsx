import { Badge, Code, Group, Stack, Text } from '@mantine/core';
import type { ContentChange } from '@app/question-bank/domain/diff-content.js';
import { plural } from '../../time.js';
import classes from './version-diff.module.css';

const changeWords: Record<ContentChange['change'], { label: string; color: string }> = {
  added: { label: 'Added', color: 'teal' },
  removed: { label: 'Removed', color: 'red' },
  changed: { label: 'Changed', color: 'blue' },
  reordered: { label: 'Moved', color: 'gray' },
};

interface ChangeListProps {
  /** As the API tells it, or as it is worked out here. */
  changes: readonly { pointer: string; change: ContentChange['change']; before?: unknown; after?: unknown }[];
  before?: string;
  after?: string;
}

/** What differs between two contents, field by field. */
export function ChangeList({ changes, before = 'Before', after = 'After' }: ChangeListProps) {
  return (
    <Stack gap="sm" component="ul" className={classes.changes}>
      <Text size="sm" c="dimmed" component="li">
        {plural(changes.length, 'difference')}
      </Text>
      {changes.map(({ pointer, change, ...values }, index) => (
        <li key={`${index} ${pointer}`}>
          <Group gap="xs" mb={4}>
            <Text fw={600}>{nameOf(pointer)}</Text>
            <Badge variant="light" color={changeWords[change].color} autoContrast>
              {changeWords[change].label}
            </Badge>
          </Group>
          {'before' in values && (
            <Code block className={classes.before} aria-label={before}>
              {textOf(values.before)}
            </Code>
          )}
          {'after' in values && (
            <Code block className={classes.after} aria-label={after}>
              {textOf(values.after)}
            </Code>
          )}
        </li>
      ))}
    </Stack>
  );
}

const nameOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join(' › ') || 'All';
const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));
