import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { diffContent } from '@app/question-bank/domain/diff-content.js';
import { ChangeList } from '../change-list.js';
import type { Authored } from './authored-query.js';
import { documentOf, draftOf, type Draft } from './draft.js';

interface ConflictProps {
  mine: Draft;
  theirs: Authored;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** What somebody else saved meanwhile, against what is written here, and the choice between them. */
export function Conflict({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictProps) {
  const other = draftOf(theirs.question);
  const comparable = ({ topics, level, message, doc }: Draft) => ({ ...documentOf(doc), topics, level, message });
  const changes = diffContent(comparable(other), comparable(mine));
  return (
    <Alert color="yellow" role="alert" title="Somebody else saved this draft" data-testid="conflict">
      <Stack gap="sm">
        <Text size="sm">
          It may have been you, in another tab. What you wrote is kept here, and not saved yet. Below, theirs comes
          first and yours second.
        </Text>
        <ChangeList changes={changes} before="Theirs" after="Yours" />
        <Group gap="xs">
          <Button size="xs" onClick={onKeepMine}>
            Save mine over it
          </Button>
          <Button size="xs" variant="default" onClick={onTakeTheirs}>
            Take theirs, let go of mine
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
