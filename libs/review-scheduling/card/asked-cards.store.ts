import type { Tx } from '@app/database/tx.js';
import type { CardState } from '../domain/schedule/schedule.js';
import type { CardSort } from '../domain/card-sort.js';
import type { AskedCard } from './card-view.js';

/**
 * SQL: the number of the version of a question `q` that a person gets; where it was withdrawn, the last they could.
 * A card of a question that never had one can't be.
 */
export const askedNumber = `coalesce(q.published_number, q.private_number, (
  select max(n.number) from question_versions n where n.question_id = q.id and n.state in ('published', 'retired')))`;

/** `length`: of the prompt, in characters. */
const asked = (length: string) => `
  select c.id, c.person_id as "personId", c.question_id as "questionId", c.state, c.stability, c.difficulty,
         c.due_at as "dueAt", c.last_review_at as "lastReviewAt", c.reps, c.lapses,
         c.learning_steps as "learningSteps", c.scheduled_days as "scheduledDays", c.last_seq as "lastSeq",
         c.fit_id as "fitId", c.suspended_at as "suspendedAt", c.suspended_by as "suspendedBy",
         c.buried_until as "buriedUntil", c.flag, c.note, c.leech_at as "leechAt", c.created_at as "createdAt",
         q.slug, v.kind, q.level,
         q.published_number is not null or q.private_number is not null as "isAvailable",
         left(coalesce(v.content ->> 'prompt', v.content ->> 'front'), ${length}) as prompt,
         array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics`;
const ofCards = `
    from cards c
    join questions q on q.id = c.question_id
    join question_versions v on v.question_id = q.id and v.number = ${askedNumber}`;

const wholePrompt = '2147483647';
const excerptLength = '300';

export async function findAskedCard(tx: Tx, personId: string, cardId: string): Promise<AskedCard | undefined> {
  const [found] = await tx.query<AskedCard[]>(`${asked(wholePrompt)}${ofCards} where c.id = $1 and c.person_id = $2`, [
    cardId,
    personId,
  ]);
  return found;
}

export interface CardFilter {
  state?: CardState['state'] | undefined;
  flag?: number | undefined;
  suspended?: boolean | undefined;
  leech?: boolean | undefined;
  topic?: string | undefined;
  /** Words to find in slug, prompt or note. */
  q?: string | undefined;
}

/** Where a card stands in an order of cards. */
export interface CardPlace {
  key: string | number;
  id: string;
}

/** In the order of `cards_due`; the others sort what one person has. Times to the microsecond, which a `Date` is not. */
const orders: Record<CardSort, { by: string; type: string; direction: 'asc' | 'desc' }> = {
  due: { by: 'c.due_at', type: 'timestamptz', direction: 'asc' },
  added: { by: 'c.created_at', type: 'timestamptz', direction: 'desc' },
  lapses: { by: 'c.lapses', type: 'integer', direction: 'desc' },
  difficulty: { by: 'c.difficulty', type: 'double precision', direction: 'desc' },
};

const exactly = (by: string, type: string) =>
  type === 'timestamptz' ? `to_char(${by} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : by;

/** A person's cards that fit, each with its place. */
export async function listAskedCards(
  tx: Tx,
  personId: string,
  filter: CardFilter,
  page: { sort: CardSort; limit: number; after: CardPlace | undefined },
): Promise<(AskedCard & { key: string | number })[]> {
  const { by, type, direction } = orders[page.sort];
  const beyond = direction === 'asc' ? '>' : '<';
  return tx.query<(AskedCard & { key: string | number })[]>(
    `${asked(excerptLength)}, ${exactly(by, type)} as key ${ofCards}
      where c.person_id = $1
        and ($2::text is null or c.state = $2)
        and ($3::int is null or c.flag = $3)
        and ($4::boolean is null or (c.suspended_at is not null) = $4)
        and ($5::boolean is null or (c.leech_at is not null) = $5)
        and ($6::text is null or exists (
              select 1 from question_topics t where t.question_id = q.id and t.topic_slug = $6))
        and ($7::text is null or strpos(
              lower(concat_ws(' ', q.slug, coalesce(v.content ->> 'prompt', v.content ->> 'front'), c.note)),
              lower($7)) > 0)
        and ($8::${type} is null or (${by}, c.id) ${beyond} ($8::${type}, $9::uuid))
      order by ${by} ${direction}, c.id ${direction}
      limit $10`,
    [
      personId,
      filter.state ?? null,
      filter.flag ?? null,
      filter.suspended ?? null,
      filter.leech ?? null,
      filter.topic ?? null,
      filter.q ?? null,
      page.after?.key ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
}
