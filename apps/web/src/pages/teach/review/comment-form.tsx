import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, dataOf } from '../../../api.js';
import { newId } from '../../../new-id.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { contentPlaces } from './content-places.js';
import { useReviewAct, type Place } from './review-queries.js';

interface CommentFormProps {
  place: Place;
  content: Record<string, unknown>;
  /** Sends the version back with what is written; undefined: it can’t be. */
  onReject: ((comment: { text: string; pointer?: string } | undefined) => Promise<unknown>) | undefined;
}

/** Says something of a version, of a part of it or of the whole. */
export function CommentForm({ place, content, onReject }: CommentFormProps) {
  const [text, setText] = useState('');
  const [pointer, setPointer] = useState('');
  const [key, setKey] = useState(newId);
  const clear = () => {
    setText('');
    setPointer('');
    setKey(newId());
  };
  const comment = { text: text.trim(), ...(pointer && { pointer }) };
  const add = useReviewAct(() => postComment(place, comment, key), clear);
  const reject = useReviewAct(() => onReject!(comment.text ? comment : undefined), clear);
  return (
    <Stack gap="sm">
      <Textarea
        label="Comment"
        description="Markdown, for author and reviewers"
        autosize
        minRows={3}
        maxRows={14}
        maxLength={10_000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <NativeSelect
        label="About"
        maw={320}
        value={pointer}
        onChange={({ currentTarget }) => setPointer(currentTarget.value)}
        data={[
          { value: '', label: 'The whole version' },
          ...contentPlaces(content).map(({ pointer: value, label }) => ({ value, label })),
        ]}
      />
      <ProblemAlert error={add.error ?? reject.error} title="That did not go through" />
      <Group gap="xs">
        <Button
          variant="default"
          disabled={!comment.text || reject.isPending}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          Comment
        </Button>
        {onReject && (
          <Button variant="default" disabled={add.isPending} loading={reject.isPending} onClick={() => reject.mutate()}>
            Request changes
          </Button>
        )}
      </Group>
    </Stack>
  );
}

export const postComment = (
  { id, number }: Place,
  body: { text: string; pointer?: string; replyTo?: string },
  key: string,
) =>
  dataOf(
    api.POST('/api/v1/admin/questions/{id}/versions/{number}/comments', {
      params: { path: { id, number }, header: { 'Idempotency-Key': key } },
      body,
    }),
  );
