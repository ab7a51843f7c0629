import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, dataOf } from '../../api.js';
import type { Question } from '../../shapes.js';
import { Loaded } from '../../ui/loaded.js';
import { SolutionView } from '../../ui/question/solution-view.js';
import { answerQuery } from './card-queries.js';

interface ExplanationProps {
  /** Null: it was not answered yet, and nothing is told. */
  reviewId: string | null;
  slug: string;
  /** Beside the button. */
  children: ReactNode;
}

/** The right answer and why, of what was answered already; read when it is asked for. */
export function Explanation({ reviewId, slug, children }: ExplanationProps) {
  const [open, setOpen] = useState(false);
  return (
    <Stack gap="md" mt="md">
      <Group gap="xs">
        {children}
        {reviewId && (
          <Button size="xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide the explanation' : 'Show the explanation'}
          </Button>
        )}
      </Group>
      {open && reviewId && <Solution reviewId={reviewId} slug={slug} />}
    </Stack>
  );
}

function Solution({ reviewId, slug }: { reviewId: string; slug: string }) {
  const review = useQuery(answerQuery(reviewId));
  const question = useQuery({
    queryKey: ['question', slug],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/questions/{slug}', { params: { path: { slug } } }))) as unknown as Question,
  });
  return (
    <Loaded query={question}>
      {({ content }) => (
        <Loaded query={review}>
          {(answer) =>
            'verdict' in answer ? (
              <SolutionView content={content} solution={answer} />
            ) : (
              <Text c="dimmed">Its mock does not tell it, or not yet.</Text>
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}
