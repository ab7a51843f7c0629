import { newCounted } from '@app/review-scheduling/domain/day-limits.js';
import { Button, Group, Stack, Text } from '@mantine/core';
import type { DueQueue } from '../../shapes.js';
import { plural } from '../../time.js';

interface StudyMoreProps {
  queue: DueQueue;
  busy: boolean;
  onMore: (extra: { new?: number; reviews?: number }) => void;
}

const newAtOnce = 10;
const reviewsAtOnce = 50;

const newText = (count: number) => (count < newCounted ? plural(count, 'new card') : `${count} new cards or more`);

/** What waits beyond today's limits, and a way to have some of it today all the same. */
export function StudyMore({ queue, busy, onMore }: StudyMoreProps) {
  const { beyondNew, beyondReviews, limits } = queue;
  if (beyondNew === 0 && beyondReviews === 0) return null;
  const [news, reviews] = [Math.min(newAtOnce, beyondNew), Math.min(reviewsAtOnce, beyondReviews)];
  return (
    <Stack gap="xs" data-testid="study-more">
      <Text c="dimmed" size="sm">
        Beyond today’s limits:{' '}
        {[beyondReviews && plural(beyondReviews, 'review'), beyondNew && newText(beyondNew)]
          .filter(Boolean)
          .join(' and ')}
        .
      </Text>
      <Group gap="xs">
        {reviews > 0 && (
          <Button variant="default" disabled={busy} onClick={() => onMore({ reviews: limits.extraReviews + reviews })}>
            {plural(reviews, 'more review', 'more reviews')}
          </Button>
        )}
        {news > 0 && (
          <Button variant="default" disabled={busy} onClick={() => onMore({ new: limits.extraNew + news })}>
            {plural(news, 'more new card')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
