import { Button, Group, Progress, Text } from '@mantine/core';
import { Card } from '../card.js';

/** How far a file has come that is sent, or worked on by the server. `onCancel`: while it is sent. */
export function FileUnderWay({ words, share, onCancel }: { words: string; share: number; onCancel?: () => void }) {
  const percent = Math.round(share * 100);
  return (
    <Card label="Progress">
      <Group justify="space-between" mb="xs">
        <Text role="status">{words}</Text>
        {onCancel && (
          <Button variant="default" size="xs" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </Group>
      <Progress.Root size="lg">
        <Progress.Section value={Math.max(2, percent)} aria-label={words} aria-valuetext={`${percent} %`} animated />
      </Progress.Root>
      <Text size="sm" c="dimmed" mt="xs">
        {onCancel ? 'Stay on this page until the file is sent.' : 'You can leave this page; it goes on meanwhile.'}
      </Text>
    </Card>
  );
}
