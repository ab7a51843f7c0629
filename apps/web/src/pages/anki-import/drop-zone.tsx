import { Button, FileButton, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './anki-import.module.css';

interface DropZoneProps {
  onFile: (file: File) => void;
}

/** A place to drop a package on; the button in it does the same by keyboard. */
export function DropZone({ onFile }: DropZoneProps) {
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
        <Text ta="center">Drop an .apkg or .colpkg file here, or</Text>
        <FileButton onChange={take} accept=".apkg,.colpkg,.zip">
          {(props) => <Button {...props}>Choose a file</Button>}
        </FileButton>
      </Stack>
    </div>
  );
}
