import type { CardState } from '@app/review-scheduling/domain/schedule/schedule.js';
import type { Rating } from '@app/review-scheduling/domain/rating.js';
import type { CardAct } from '@app/review-scheduling/domain/schedule/schedule.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { ExportSection } from './export-section.js';
import { isHeld, isTold, tells } from './export-sections.js';

export interface AnkiCardRow extends Pick<
  CardState,
  'state' | 'stability' | 'difficulty' | 'dueAt' | 'reps' | 'lapses' | 'scheduledDays'
> {
  id: string;
  questionId: string;
  slug: string;
  level: string;
  topics: string[];
  content: Content;
  /** Whether the person has been told its answer, and no sitting keeps it back now. */
  isShown: boolean;
  suspendedAt: Date | null;
  flag: number;
  note: string;
  createdAt: Date;
}

/** A card shows the version whose answer was told last; where none was, the one that is asked now, without its answer. */
export const ankiCards: ExportSection = {
  name: 'ankiCards',
  columns: {
    id: 'c.id',
    questionId: 'c.question_id',
    slug: 'q.slug',
    level: 'q.level',
    topics: `array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position)`,
    content: 'v.content',
    isShown: `(told.id is not null or q.private_to = $1) and not ${isHeld('c.question_id')}`,
    state: 'c.state',
    stability: 'c.stability',
    difficulty: 'c.difficulty',
    dueAt: 'c.due_at',
    reps: 'c.reps',
    lapses: 'c.lapses',
    scheduledDays: 'c.scheduled_days',
    suspendedAt: 'c.suspended_at',
    flag: 'c.flag',
    note: 'c.note',
    createdAt: 'c.created_at',
  },
  from: `cards c
    join questions q on q.id = c.question_id
    left join lateral (
      select r.question_version_id as id
        from reviews r left join quiz_sessions s on s.id = r.session_id
       where r.card_id = c.id and r.act = 'answer' and r.state = 'graded' and (r.session_id is null or ${tells('key')})
       order by r.seq desc limit 1) as told on true
    left join lateral (
      select r.question_version_id as id from reviews r where r.card_id = c.id order by r.seq desc limit 1) as last on true
    left join question_versions p on p.question_id = q.id and p.number = coalesce(q.published_number, q.private_number)
    join question_versions v on v.id = coalesce(told.id, p.id, last.id)
   where c.person_id = $1`,
  by: { columns: ['c.question_id'], types: ['uuid'], first: ['00000000-0000-0000-0000-000000000000'] },
};

export interface AnkiReviewRow {
  cardId: string;
  act: CardAct;
  reviewedAt: Date;
  elapsedMs: number;
  rating: Rating | null;
  stateBefore: { state: CardState['state']; scheduledDays: number; difficulty: number } | null;
  stateAfter: { state: CardState['state']; scheduledDays: number; difficulty: number } | null;
}

export const ankiReviews: ExportSection = {
  name: 'ankiReviews',
  columns: {
    cardId: 'r.card_id',
    act: 'r.act',
    reviewedAt: 'r.reviewed_at',
    elapsedMs: 'r.elapsed_ms',
    rating: 'r.rating',
    stateBefore: 'r.state_before',
    stateAfter: 'r.state_after',
  },
  from: `reviews r join cards c on c.id = r.card_id
   where r.person_id = $1 and r.state = 'graded' and ${isTold}`,
  by: {
    columns: ['r.reviewed_at', 'r.id'],
    types: ['timestamptz', 'uuid'],
    first: ['-infinity', '00000000-0000-0000-0000-000000000000'],
  },
};
