import { SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Markdown } from '../../../ui/markdown.js';
import classes from './assess.module.css';

const most = 10_000;
type Shown = 'write' | 'preview';

/** Markdown for the candidate, and how it will look. */
export function CommentField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [shown, setShown] = useState<Shown>('write');
  return (
    <Stack gap="xs">
      {shown === 'write' ? (
        <Textarea
          label="Comment"
          description="Markdown, for the candidate."
          autosize
          minRows={5}
          maxRows={16}
          maxLength={most}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <section aria-label="Preview of the comment" className={classes.preview}>
          <Markdown>{value.trim() || 'Nothing yet.'}</Markdown>
        </section>
      )}
      <SegmentedControl<Shown>
        size="xs"
        aria-label="Comment"
        value={shown}
        onChange={setShown}
        data={[
          { value: 'write', label: 'Write' },
          { value: 'preview', label: 'Preview' },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
    </Stack>
  );
}
