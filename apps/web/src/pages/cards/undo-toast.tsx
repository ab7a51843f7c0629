import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { wordsFor } from '../../words.js';

const shownMs = 10_000;

/** Says what was done, with a way back as long as it shows. */
export function tellDone(message: string, undo?: () => Promise<unknown>): void {
  const id = `done-${message}-${performance.now()}`;
  const takeBack = async () => {
    notifications.hide(id);
    try {
      await undo?.();
    } catch (error) {
      tellProblem(error);
    }
  };
  notifications.show({
    id,
    autoClose: shownMs,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {undo && (
          <Button size="compact-sm" variant="default" onClick={() => void takeBack()}>
            Undo
          </Button>
        )}
      </Group>
    ),
  });
}

export function tellProblem(error: unknown): void {
  notifications.show({ color: 'red', title: 'That did not work', message: wordsFor(error) });
}
