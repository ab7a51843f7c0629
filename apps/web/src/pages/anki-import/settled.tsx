import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { plural } from '../../time.js';
import { LinkButton } from '../../ui/link-button.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import type { CardImport } from './import-queries.js';
import { useSettle } from './use-settle.js';

/** What an import brought, with the way to it and the way back. */
export function Applied({ done }: { done: CardImport }) {
  const [isAsking, ask] = useDisclosure(false);
  const settle = useSettle(done.id, 'undo');
  const { cardsAdded = 0, cardsUpdated = 0, reviewsAdded = 0 } = done.outcome ?? {};
  const brought = [
    `${plural(cardsAdded, 'card')} added`,
    cardsUpdated > 0 && `${plural(cardsUpdated, 'card')} updated`,
    `${plural(reviewsAdded, 'review')} taken over`,
  ].filter((part) => part !== false);
  const undo = () => {
    ask.close();
    settle.mutate();
  };
  return (
    <Alert color="teal" icon={<IconCheck aria-hidden />} title={`${done.fileName} is imported`} role="status">
      <Text>{brought.join(', ')}. Cards are due when Anki would have shown them.</Text>
      <ProblemAlert error={settle.error} />
      <Group mt="md">
        <LinkButton to="/reviews">Go to reviews</LinkButton>
        <Button variant="default" onClick={ask.open} loading={settle.isPending}>
          Undo this import
        </Button>
      </Group>
      <Modal opened={isAsking} onClose={ask.close} title="Undo this import?" centered>
        <Stack>
          <Text>The cards that came with it go, with their history. Cards that you have reviewed here since stay.</Text>
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

export function Undone({ done }: { done: CardImport }) {
  const { removed = 0, restored = 0, kept = 0 } = done.outcome?.undone ?? {};
  const parts = [
    `${plural(removed, 'card')} removed`,
    restored > 0 && `${plural(restored, 'card')} as before`,
    kept > 0 && `${plural(kept, 'card')} kept, because you have reviewed ${kept === 1 ? 'it' : 'them'} since`,
  ].filter((part) => part !== false);
  return (
    <Alert color="gray" title={`The import of ${done.fileName} is undone`} role="status">
      {parts.join(', ')}.
    </Alert>
  );
}
