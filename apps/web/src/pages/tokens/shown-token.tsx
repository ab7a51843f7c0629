import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './tokens.module.css';

/** A token, the one time that it is told. */
export function ShownToken({ token, onClose }: { token: string; onClose: () => void }) {
  const clipboard = useClipboard({ timeout: 4_000 });
  return (
    <Stack gap="md">
      <Text size="sm">Copy it now: it is not kept here, and can’t be shown again.</Text>
      <TextInput
        label="Token"
        className={classes.token}
        readOnly
        data-autofocus
        value={token}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Text size="sm" role="status">
        {clipboard.error ? 'Your browser does not let this page copy. Select the token and copy it yourself.' : ''}
        {clipboard.copied ? 'It is copied.' : ''}
      </Text>
      <Group justify="flex-end">
        <Button
          variant="default"
          leftSection={clipboard.copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
          onClick={() => clipboard.copy(token)}
        >
          Copy
        </Button>
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
