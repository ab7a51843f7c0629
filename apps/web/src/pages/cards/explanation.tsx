import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../api.js';
import type { Question } from '../../shapes.js';
import { Loaded } from '../../ui/loaded.js';
import { Text } from '@mantine/core';
import { SolutionView } from '../../ui/question/solution-view.js';
import { answerQuery } from './card-queries.js';

/** The right answer and why, of what was answered already; read when it is asked for. */
export function Explanation({ reviewId, slug }: { reviewId: string; slug: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Stack gap="sm" mt="md" align="flex-start">
      <Button size="compact-md" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide the explanation' : 'Show the explanation'}
      </Button>
      {open && <Solution reviewId={reviewId} slug={slug} />}
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
