import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';

interface LeaveDialogProps {
  /** Number of the question that is left; undefined: nothing is asked. */
  number: number | undefined;
  answered: boolean;
  onAnswer: (go: boolean, askAgain: boolean) => void;
}

/** Before a question is left that can't be come back to. */
export function LeaveDialog({ number, answered, onAnswer }: LeaveDialogProps) {
  const [quiet, setQuiet] = useState(false);
  return (
    <Modal
      opened={number !== undefined}
      onClose={() => onAnswer(false, true)}
      title={`Leave question ${number ?? ''} for good?`}
      centered
      closeButtonProps={{ 'aria-label': 'Stay on this question' }}
    >
      <Stack>
        <Text>
          This interview goes forward only: you can’t come back to it.
          {answered ? ' Your answer counts as it is.' : ' You have not answered it.'}
        </Text>
        <Checkbox
          label="Don’t ask again in this interview"
          checked={quiet}
          onChange={(event) => setQuiet(event.currentTarget.checked)}
        />
        <Group>
          <Button data-autofocus onClick={() => onAnswer(true, !quiet)}>
            Leave it
          </Button>
          <Button variant="default" onClick={() => onAnswer(false, true)}>
            Stay
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
