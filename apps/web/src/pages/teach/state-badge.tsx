import { Badge } from '@mantine/core';
import type { VersionState } from '../../shapes.js';
import { versionStateWords } from '../../words.js';

const colours: Record<VersionState, string> = {
  draft: 'gray',
  'in-review': 'yellow',
  approved: 'blue',
  published: 'teal',
  retired: 'gray',
};

export function StateBadge({ state }: { state: VersionState }) {
  return (
    <Badge variant="light" color={colours[state]} tt="none" fw={600} style={{ flexShrink: 0 }}>
      {versionStateWords[state]}
    </Badge>
  );
}
