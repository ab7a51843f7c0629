import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../../api.js';
import { meQuery } from '../../../queries.js';
import type { AuthoredQuestion } from '../../../shapes.js';
import { Card } from '../../../ui/card.js';
import { Loaded } from '../../../ui/loaded.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { versionStateWords } from '../../../words.js';
import { Checklist } from './checklist.js';
import { CommentForm } from './comment-form.js';
import { checklistQuery, commentsQuery, useReviewAct, type CheckedItem, type Place } from './review-queries.js';
import { Threads } from './thread.js';

/** What reviewers say of a version, what holds of it, and their verdict. */
export function ReviewPanel({ question, onChanged }: { question: AuthoredQuestion; onChanged: () => Promise<void> }) {
  const newest = question.versions.at(-1)!;
  const [chosen, choose] = useState(newest.number);
  const version = question.versions.find(({ number }) => number === chosen) ?? newest;
  const { data: me } = useQuery(meQuery);
  const place = { id: question.id, number: version.number };
  const checklist = useQuery(checklistQuery(place));
  const comments = useQuery(commentsQuery(place));
  const isOwn = me?.id === version.authorId;
  const inReview = version.state === 'in-review';
  return (
    <Card label="Review">
      <Stack gap="md">
        <Group justify="space-between" align="flex-end">
          <Title order={2} size="h3">
            Review
          </Title>
          {question.versions.length > 1 && (
            <NativeSelect
              label="Version"
              value={String(version.number)}
              onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
              data={question.versions.map(({ number, state }) => ({
                value: String(number),
                label: `${number}, ${versionStateWords[state].toLowerCase()}`,
              }))}
            />
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {question.licence} · {question.source || 'no source named'} · estimated {version.content.estimatedSeconds} s
        </Text>
        <Loaded query={checklist}>
          {(items) => (
            <>
              <Checklist place={place} items={items} mayTick={inReview && !isOwn} />
              {inReview && <Verdict place={place} items={items} isOwn={isOwn} onChanged={onChanged} />}
            </>
          )}
        </Loaded>
        <Loaded query={comments}>{(said) => <Threads place={place} comments={said} />}</Loaded>
        <CommentForm
          key={version.number}
          place={place}
          content={version.content}
          onReject={
            inReview && !isOwn
              ? async (comment) => {
                  await reject(place, comment);
                  await onChanged();
                }
              : undefined
          }
        />
      </Stack>
    </Card>
  );
}

const reject = ({ id, number }: Place, comment?: { text: string; pointer?: string }) =>
  dataOf(
    api.POST('/api/v1/admin/questions/{id}/versions/{number}/reject', {
      params: { path: { id, number } },
      body: comment ? { comment } : {},
    }),
  );

interface VerdictProps {
  place: Place;
  items: readonly CheckedItem[];
  isOwn: boolean;
  onChanged: () => Promise<void>;
}

function Verdict({ place, items, isOwn, onChanged }: VerdictProps) {
  const approve = useReviewAct(async () => {
    await api.POST('/api/v1/admin/questions/{id}/versions/{number}/approve', { params: { path: place }, body: {} });
    await onChanged();
  });
  const takeBack = useReviewAct(async () => {
    await reject(place);
    await onChanged();
  });
  const needsAnother = isOwn && items.some(({ asked }) => asked);
  const missing = items.filter(({ holds }) => !holds).length;
  return (
    <Stack gap="xs">
      <ProblemAlert error={approve.error ?? takeBack.error} title="That did not go through" />
      {needsAnother && <Text>It is yours: somebody else reviews it.</Text>}
      <Group gap="xs">
        {!needsAnother && (
          <Button disabled={missing > 0} loading={approve.isPending} onClick={() => approve.mutate()}>
            Approve
          </Button>
        )}
        {isOwn && (
          <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
            Take back
          </Button>
        )}
        {!needsAnother && missing > 0 && (
          <Text size="sm" c="dimmed">
            {missing} of {items.length} still missing
          </Text>
        )}
      </Group>
    </Stack>
  );
}
