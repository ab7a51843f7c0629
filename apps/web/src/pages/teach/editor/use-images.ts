import { useMutation } from '@tanstack/react-query';
import type { ClipboardEvent, DragEvent, RefObject } from 'react';
import { wordsFor } from '../../../words.js';
import { sendImage } from './send-image.js';

interface Images {
  add: (file: File | null) => void;
  isSending: boolean;
  problem: string | undefined;
  /** For the text area: images that are pasted into it or dropped on it. */
  events: {
    onPaste: (event: ClipboardEvent) => void;
    onDrop: (event: DragEvent) => void;
    onDragOver: (event: DragEvent) => void;
  };
}

const imageOf = (data: DataTransfer) => [...data.files].find(({ type }) => type.startsWith('image/'));

/** Puts images into a text where the cursor is; the cursor then waits for the words that tell what is on it. */
export function useImages(area: RefObject<HTMLTextAreaElement | null>, onChange: (text: string) => void): Images {
  const send = useMutation({
    mutationFn: sendImage,
    onSuccess: (markdown) => {
      const field = area.current;
      if (!field) return;
      const { value, selectionStart, selectionEnd } = field;
      onChange(value.slice(0, selectionStart) + markdown + value.slice(selectionEnd));
      requestAnimationFrame(() => {
        field.focus();
        field.setSelectionRange(selectionStart + 2, selectionStart + 2);
      });
    },
  });
  const take = (event: ClipboardEvent | DragEvent, data: DataTransfer) => {
    const file = imageOf(data);
    if (!file) return;
    event.preventDefault();
    send.mutate(file);
  };
  return {
    add: (file) => file && send.mutate(file),
    isSending: send.isPending,
    problem: send.error ? wordsFor(send.error) : undefined,
    events: {
      onPaste: (event) => take(event, event.clipboardData),
      onDrop: (event) => take(event, event.dataTransfer),
      onDragOver: (event) => event.dataTransfer.types.includes('Files') && event.preventDefault(),
    },
  };
}
