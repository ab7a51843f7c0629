import { Badge, Group } from '@mantine/core';
import type { CardOfList } from './card-queries.js';
import { FlagMark } from './flag-picker.js';

type Marked = Pick<CardOfList, 'flag' | 'suspended' | 'buriedUntil' | 'leechAt'>;

/** What a person, or its lapses, made of a card. */
export function CardMarks({ flag, suspended, buriedUntil, leechAt }: Marked) {
  if (flag === 0 && !suspended && !buriedUntil && !leechAt) return null;
  return (
    <Group gap="xs" component="span">
      <FlagMark flag={flag} />
      {leechAt && (
        <Badge variant="light" color="orange">
          Leech
        </Badge>
      )}
      {suspended && (
        <Badge variant="light" color="gray">
          Suspended
        </Badge>
      )}
      {buriedUntil && (
        <Badge variant="light" color="gray">
          Until tomorrow
        </Badge>
      )}
    </Group>
  );
}
