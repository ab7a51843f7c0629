import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { plural } from '../../../time.js';
import { LinkButton } from '../../../ui/link-button.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { useSettleQuestions, type QuestionImport } from './import-queries.js';

/** What an import brought, with the way to it and the way back. */
export function Applied({ done }: { done: QuestionImport }) {
  const [isAsking, ask] = useDisclosure(false);
  const settle = useSettleQuestions(done.id, 'undo');
  const { added = 0, updated = 0 } = done.outcome ?? {};
  const brought = [
    `${plural(added, 'question')} added`,
    updated > 0 && `${plural(updated, 'question')} with a new draft`,
  ].filter((part) => part !== false);
  const undo = () => {
    ask.close();
    settle.mutate();
  };
  return (
    <Alert color="teal" icon={<IconCheck aria-hidden />} title={`${done.fileName} is imported`} role="status">
      <Text>{brought.join(', ')}. They are drafts: review and publish them.</Text>
      <ProblemAlert error={settle.error} />
      <Group mt="md">
        <LinkButton to="/teach/questions" search={{ state: ['draft'] }}>
          Go to the drafts
        </LinkButton>
        <Button variant="default" onClick={ask.open} loading={settle.isPending}>
          Undo this import
        </Button>
      </Group>
      <Modal opened={isAsking} onClose={ask.close} title="Undo this import?" centered>
        <Stack>
          <Text>The drafts that came with it go. Those that somebody has worked on since stay.</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={ask.close} data-autofocus>
              Keep it
            </Button>
            <Button color="red" onClick={undo}>
              Undo the import
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Alert>
  );
}

export function Undone({ done }: { done: QuestionImport }) {
  const { removed = 0, restored = 0, kept = 0 } = done.outcome?.undone ?? {};
  const parts = [
    `${plural(removed, 'question')} removed`,
    restored > 0 && `${plural(restored, 'question')} as before`,
    kept > 0 && `${plural(kept, 'draft')} kept, because somebody has worked on ${kept === 1 ? 'it' : 'them'} since`,
  ].filter((part) => part !== false);
  return (
    <Alert color="gray" title={`The import of ${done.fileName} is undone`} role="status">
      {parts.join(', ')}.
    </Alert>
  );
}
