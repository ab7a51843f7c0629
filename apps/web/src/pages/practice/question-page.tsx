import { Stack } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, dataOf } from '../../api.js';
import type { Question } from '../../shapes.js';
import { TextLink } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import width from '../../ui/width.module.css';
import { ReviewCard } from '../reviews/review-card.js';
import { AddToReviews } from './add-to-reviews.js';

const questionQuery = (slug: string) =>
  queryOptions({
    queryKey: ['question', slug],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/questions/{slug}', { params: { path: { slug } } }))) as Question,
    staleTime: Infinity,
  });

/** One published question, answered as a practice review. */
export function QuestionPage() {
  const { slug } = useParams({ from: '/shell/member/questions/$slug' });
  const query = useQuery(questionQuery(slug));
  const queryClient = useQueryClient();
  const [attempt, setAttempt] = useState(1);
  const refresh = () => ['due', 'progress'].forEach((key) => void queryClient.invalidateQueries({ queryKey: [key] }));
  return (
    <Stack gap="lg" className={width.narrow}>
      <div>
        <TextLink to="/practice" size="sm">
          All questions
        </TextLink>
        <PageTitle tab="Question">Practise a question</PageTitle>
      </div>
      <Loaded query={query}>
        {(question) => (
          <>
            <AddToReviews key={question.id} choice={{ questionIds: [question.id] }} label="Add to my reviews" />
            <ReviewCard
              key={`${question.id}/${attempt}`}
              question={question}
              onGraded={refresh}
              onNext={() => setAttempt(attempt + 1)}
              nextLabel="Answer it again"
            />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
