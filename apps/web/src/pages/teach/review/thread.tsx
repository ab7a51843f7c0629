import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, dataOf } from '../../../api.js';
import { newId } from '../../../new-id.js';
import { dateTimeText } from '../../../time.js';
import { Markdown } from '../../../ui/markdown.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { postComment } from './comment-form.js';
import { placeName } from './content-places.js';
import { useReviewAct, type Comment, type Place } from './review-queries.js';
import classes from './review.module.css';

/** What was said of a version, thread by thread, the oldest first. */
export function Threads({ place, comments }: { place: Place; comments: readonly Comment[] }) {
  const roots = comments.filter(({ replyTo }) => replyTo === null);
  if (roots.length === 0) return <Text c="dimmed">Nobody has said anything of this version yet.</Text>;
  return (
    <ol className={classes.threads} aria-label="Comments">
      {roots.map((root) => (
        <li key={root.id} data-testid="thread">
          <Thread place={place} root={root} replies={comments.filter(({ replyTo }) => replyTo === root.id)} />
        </li>
      ))}
    </ol>
  );
}

function Thread({ place, root, replies }: { place: Place; root: Comment; replies: readonly Comment[] }) {
  const [isReplying, setReplying] = useState(false);
  const isResolved = root.resolvedAt !== null;
  const settle = useReviewAct((act: 'resolve' | 'reopen') =>
    dataOf(
      api.POST('/api/v1/admin/questions/{id}/versions/{number}/comments/{commentId}/{act}', {
        params: { path: { ...place, commentId: root.id, act } },
      }),
    ),
  );
  return (
    <Stack gap="xs" className={classes.thread} data-resolved={isResolved || undefined}>
      <Said comment={root} />
      {replies.map((reply) => (
        <div key={reply.id} className={classes.reply}>
          <Said comment={reply} />
        </div>
      ))}
      {isReplying && <ReplyForm place={place} replyTo={root.id} onDone={() => setReplying(false)} />}
      <ProblemAlert error={settle.error} />
      <Group gap="xs">
        {!isReplying && (
          <Button size="xs" variant="subtle" onClick={() => setReplying(true)}>
            Reply
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          loading={settle.isPending}
          onClick={() => settle.mutate(isResolved ? 'reopen' : 'resolve')}
        >
          {isResolved ? 'Reopen' : 'Resolve'}
        </Button>
        {root.resolvedBy && root.resolvedAt && (
          <Text size="sm" c="dimmed">
            Resolved by {root.resolvedBy.displayName}, {dateTimeText(root.resolvedAt)}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

function Said({ comment: { author, createdAt, pointer, text } }: { comment: Comment }) {
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {author.displayName}
        </Text>
        <Text size="sm" c="dimmed">
          {dateTimeText(createdAt)}
        </Text>
        {pointer !== null && (
          <Badge variant="default" tt="none" fw={500}>
            {placeName(pointer)}
          </Badge>
        )}
      </Group>
      <Markdown>{text}</Markdown>
    </div>
  );
}

function ReplyForm({ place, replyTo, onDone }: { place: Place; replyTo: string; onDone: () => void }) {
  const [text, setText] = useState('');
  const [key] = useState(newId);
  const reply = useReviewAct(() => postComment(place, { text: text.trim(), replyTo }, key), onDone);
  return (
    <Stack gap="xs">
      <Textarea
        label="Reply"
        autosize
        minRows={2}
        maxLength={10_000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        data-autofocus
      />
      <ProblemAlert error={reply.error} />
      <Group gap="xs">
        <Button size="xs" disabled={!text.trim()} loading={reply.isPending} onClick={() => reply.mutate()}>
          Send the reply
        </Button>
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}
