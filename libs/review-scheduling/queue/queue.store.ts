import { queryPrepared, type Prepared } from '@app/database/prepared.js';
import type { Tx } from '@app/database/tx.js';
import type { Content } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import { versionFor, visibleTo } from '@app/question-bank/visibility.js';
import { heldQuestions } from '@app/quiz-session/start/held-questions.js';
import { newCounted, type DayDone, type DayLimits } from '../domain/day-limits.js';
import type { CardState } from '../domain/schedule/schedule.js';
import type { StudyDay } from '../domain/study-day.js';

export interface DueCard extends CardState {
  cardId: string;
  fitId: string | null;
  id: string;
  slug: string;
  level: Level;
  topics: string[];
  versionId: string;
  version: number;
  content: Content;
}

/** How many cards the day still holds, within its limits; and how many more wait for another day. */
export interface QueueCounts {
  newCount: number;
  learningCount: number;
  reviewCount: number;
  /** New cards of another day, whatever keeps them back; 500: so many or more. */
  beyondNew: number;
  beyondReviews: number;
}

export interface QueueOfDay {
  counts: QueueCounts;
  done: DayDone;
  cards: DueCard[];
}

interface Window {
  day: StudyDay;
  now: Date;
  limits: DayLimits;
  /** Cards to return, and as many again of those that wait for their next learning step. */
  pageSize: number;
}

/** Of the new cards only the first are looked at, more than the limit as siblings among them are left out. */
const newLookedAt = ({ newPerDay, extraNew }: DayLimits): number => 2 * (newPerDay + extraNew) + 20;

/**
 * What is left of a study day, in the order in which it is asked, with its first cards as their questions are now.
 *
 * - `kind` 0 is within learning steps, 1 a review, 2 new. Steps that are due come first, those that are not yet last;
 *   between them reviews, the least likely to be recalled first, and new cards, those of an interview and then the
 *   oldest first, spread evenly: the i-th of n new cards comes after i/n of the reviews.
 * - Predicted recall falls with elapsed / stability (`rest`) and nothing else, as long as the parameters are the same,
 *   which those of one person are. It is compared as it will be at the end of the day: the order stays as the day
 *   goes on.
 * - What is due is compared by the end of the study day, so that nothing trickles in. Of questions with one variant
 *   group (`family`) one is asked a day, whatever is within its steps aside.
 * - Before an interview, a card that would not be due in time comes for its last look, as a review.
 * - Left out is what is suspended, buried, retired, held by a sitting, or answered and not graded yet.
 *
 * `offset 0` has each question found by its key: the planner would rather read the whole bank. Cards that may be asked
 * are judged by the columns of `cards_due` and `cards_new` alone: a person's cards lie scattered over the table.
 */
export async function queueOfDay(tx: Tx, personId: string, window: Window): Promise<QueueOfDay> {
  const { day, now, limits, pageSize } = window;
  const rows = await queryPrepared<QueueCounts & DayDone & DueCard>(tx, queue, [
    personId,
    day.beginsAt,
    day.endsAt,
    now,
    limits.newPerDay + limits.extraNew,
    limits.reviewsPerDay + limits.extraReviews,
    newLookedAt(limits),
    pageSize,
  ]);
  const { newCount, learningCount, reviewCount, beyondNew, beyondReviews, answers, newCards, reviews } = rows[0]!;
  return {
    counts: { newCount, learningCount, reviewCount, beyondNew, beyondReviews },
    done: { answers, newCards, reviews },
    // One row with counts alone where no card is left.
    cards: rows.filter(({ cardId }) => cardId !== null),
  };
}

const isFree = `
  (c.buried_until is null or c.buried_until <= $4)
  and c.question_id not in (select question_id from held)
  and c.id not in (select card_id from today where state = 'queued')`;
/** SQL: days since its last review over its stability, at the end of the day. */
const rest = `extract(epoch from $3 - c.last_review_at)::float8 / greatest(c.stability, 0.001)`;

const queue: Prepared = {
  name: 'queue-of-day',
  text: `
  with held as (${heldQuestions('$1', '$4')}),
  today as materialized (
    select r.card_id, r.question_version_id, r.state,
           case when r.state_before is null then (select c.state from cards c where c.id = r.card_id)
                else r.state_before ->> 'state' end as was
      from reviews r
     where r.person_id = $1 and r.reviewed_at >= $2 and r.reviewed_at < $3 and r.act = 'answer' and r.state <> 'undone'
  ), asked as (
    select q.id as question_id, q.variant_group
      from (select distinct question_version_id as id from today) t
      join question_versions v on v.id = t.id
     cross join lateral (
       select id, variant_group from questions where id = v.question_id and variant_group is not null offset 0) as q
  ), done as (
    select count(*)::int as answers,
           (count(distinct card_id) filter (where was = 'new'))::int as "newCards",
           (count(distinct card_id) filter (where was = 'review'))::int as reviews
      from today
  ), candidates as (
    select c.id, c.question_id, c.due_at, case c.state when 'review' then 1 else 0 end as kind,
           case c.state when 'review' then ${rest} else 0 end as rest
      from cards c
     where c.person_id = $1 and c.suspended_at is null and c.state <> 'new' and c.due_at < $3 and ${isFree}
    union all
    select c.id, c.question_id, c.due_at, 1, ${rest}
      from interview_cards i
      join cards c on c.id = i.card_id and c.state = 'review' and c.due_at >= $3 and c.last_review_at < i.look_from
     where i.person_id = $1 and i.look_from < $3 and i.look_until >= $3
       and c.person_id = $1 and c.suspended_at is null and ${isFree}
    union all
    select c.id, c.question_id, c.due_at, 2, -c.turn
      from (select id, question_id, due_at, turn, buried_until from cards
             where person_id = $1 and suspended_at is null and state = 'new' and due_at < $3
             order by turn, due_at, id limit $7) as c
     where ${isFree}
  ), waiting as (
    select c.*, q.variant_group, coalesce(q.variant_group, c.question_id) as family
      from candidates c
     cross join lateral (
       select q.variant_group
         from questions q where q.id = c.question_id and ${visibleTo('$1')} offset 0) as q
  ), ranked as (
    select w.*, row_number() over (partition by w.family order by w.kind, w.rest desc, w.due_at, w.id) as of_family
      from waiting w
  ), placed as (
    select f.*, row_number() over (partition by f.kind order by f.rest desc, f.due_at, f.id) as place
      from ranked f
     where f.kind = 0
        or (f.of_family = 1 and (f.variant_group is null or f.variant_group not in (select variant_group from asked)
                              or f.question_id in (select question_id from asked)))
  ), allowed as (
    select p.*, count(*) filter (where kind = 1) over () as reviews, count(*) filter (where kind = 2) over () as news,
           case when kind > 0 then 1 when p.due_at <= $4 then 0 else 2 end as part
      from placed p cross join done d
     where case kind when 0 then true when 1 then place <= $6 - d.reviews else place <= $5 - d."newCards" end
  ), ordered as (
    select a.*, row_number() over (
             partition by part = 2
             order by part, case kind when 1 then (place - 1)::float8 / reviews when 2 then place::float8 / news end,
                      kind desc, place) as nth
      from allowed a
  ), unseen as (
    select from cards where person_id = $1 and suspended_at is null and state = 'new' limit ${newCounted} + $5
  ), counts as (
    select (count(*) filter (where kind = 2))::int as "newCount",
           (count(*) filter (where kind = 0))::int as "learningCount",
           (count(*) filter (where kind = 1))::int as "reviewCount",
           (select count(*) from placed where kind = 1)::int - (count(*) filter (where kind = 1))::int as "beyondReviews",
           least(${newCounted}, (select count(*) from unseen)::int - (count(*) filter (where kind = 2))::int) as "beyondNew"
      from allowed
  )
  select counts.*, done.answers, done."newCards", done.reviews, page.*
    from counts cross join done
    left join (
      select o.part, o.nth, c.id as "cardId", c.fit_id as "fitId",
             c.state, c.stability, c.difficulty, c.due_at as "dueAt", c.last_review_at as "lastReviewAt", c.reps,
             c.lapses, c.learning_steps as "learningSteps", c.scheduled_days as "scheduledDays",
             q.id, q.slug, q.level, v.id as "versionId", v.number as version, v.content,
             array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics
        from ordered o
        join cards c on c.id = o.id
        join questions q on q.id = o.question_id
        join question_versions v on ${versionFor('$1')}
       where o.nth <= $8
    ) as page on true
   order by (page.part = 2), page.nth`,
};
