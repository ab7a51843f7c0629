import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { wordsFor } from '../../words.js';

/** Says what was done, with a way back. */
export function undoNote(message: string, undo: () => Promise<void>): void {
  const id = notifications.show({
    autoClose: 12_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            undo().catch((error: unknown) =>
              notifications.show({ color: 'red', title: 'Not undone', message: wordsFor(error) }),
            );
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
