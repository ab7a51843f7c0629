import { Button, FileButton, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './file-import.module.css';

interface DropZoneProps {
  /** What may be dropped: `Drop … here, or`. */
  what: string;
  /** Ends of names, as a file dialog takes them. */
  accept: string;
  onFile: (file: File) => void;
}

/** A place to drop a file on; the button in it does the same by keyboard. */
export function DropZone({ what, accept, onFile }: DropZoneProps) {
  const [isOver, setIsOver] = useState(false);
  const take = (file: File | null | undefined) => file && onFile(file);
  return (
    <div
      className={classes.zone}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files.item(0));
      }}
    >
      <Stack align="center" gap="xs">
        <IconFileImport size={40} stroke={1.5} aria-hidden />
        <Text ta="center">Drop {what} here, or</Text>
        <FileButton onChange={take} accept={accept}>
          {(props) => <Button {...props}>Choose a file</Button>}
        </FileButton>
      </Stack>
    </div>
  );
}
