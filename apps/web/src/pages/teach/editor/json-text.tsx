import { Textarea } from '@mantine/core';
import { useState } from 'react';
import classes from '../editor.module.css';
import { documentOf, type Draft } from './draft.js';
import { isDoc, type Doc } from './document.js';

/** The whole content as JSON. */
export function JsonText({
  doc,
  onChange,
}: {
  doc: Doc;
  onChange: (part: Pick<Draft, 'unread'> & Partial<Draft>) => void;
}) {
  const [text, setText] = useState(() => JSON.stringify(documentOf(doc), null, 2));
  return (
    <Textarea
      label="Content"
      description="JSON; the check beside it is the server’s own."
      autosize
      minRows={16}
      maxRows={34}
      spellCheck={false}
      classNames={{ input: classes.code ?? '' }}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
    />
  );
}

function read(text: string): { unread: string } | { unread: undefined; doc: Doc } {
  try {
    const document: unknown = JSON.parse(text);
    return isDoc(document) ? { unread: undefined, doc: document } : { unread: 'it is no object' };
  } catch (error) {
    return { unread: (error as Error).message };
  }
}
