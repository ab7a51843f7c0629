import { Group, Text, Textarea, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../api.js';
import { Card } from '../../ui/card.js';
import { Markdown } from '../../ui/markdown.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { cardQuery } from './card-queries.js';

const pauseMs = 800;
const longest = 10_000;

/** A note of one's own, kept while it is written. */
export function NoteEditor({ cardId, start }: { cardId: string; start: string }) {
  const [note, setNote] = useState(start);
  const [saved, setSaved] = useState(start);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (text: string) =>
      dataOf(api.PATCH('/api/v1/cards/{id}', { params: { path: { id: cardId } }, body: { note: text } })),
    // One after the other, or an older text could come last.
    scope: { id: `note-${cardId}` },
    onSuccess: (card, text) => {
      setSaved(text);
      queryClient.setQueryData(cardQuery(cardId).queryKey, card);
    },
  });
  const saveSoon = useDebouncedCallback((text: string) => save.mutate(text), { delay: pauseMs, flushOnUnmount: true });
  const write = (text: string) => {
    setNote(text);
    saveSoon(text);
  };
  return (
    <Card label="Your note">
      <Group justify="space-between" align="baseline">
        <Title order={2} id="note-title">
          Your note
        </Title>
        <Text size="sm" c="dimmed" role="status" data-testid="note-state">
          {save.error ? '' : note !== saved ? 'Saving…' : note ? 'Saved' : ''}
        </Text>
      </Group>
      <Textarea
        mt="xs"
        aria-labelledby="note-title"
        description="A way to remember it, in your own words. Markdown. Only you see it."
        autosize
        minRows={3}
        maxRows={16}
        maxLength={longest}
        value={note}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={() => saveSoon.flush()}
      />
      <ProblemAlert error={save.error} title="Your note is not saved yet" />
      {/[*_`#[\n-]/.test(note) && (
        <details>
          <summary>As it reads</summary>
          <Markdown>{note}</Markdown>
        </details>
      )}
    </Card>
  );
}
