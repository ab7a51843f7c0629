import { Button, Group, Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useState } from 'react';
import { ReportDialog, type Reported } from './report-dialog.js';

/** Lets a candidate say what is wrong with a question that they were shown. */
export function ReportButton(question: Reported) {
  const [isOpen, setOpen] = useState(false);
  const [isSent, setSent] = useState(false);
  return (
    <Group data-no-print gap="xs">
      {isSent ? (
        <Text size="sm" c="dimmed" role="status">
          Reported, thank you. You are told here what becomes of it.
        </Text>
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconFlag size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          Report a fault…
        </Button>
      )}
      {isOpen && (
        <ReportDialog
          question={question}
          onSent={() => {
            setSent(true);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </Group>
  );
}
