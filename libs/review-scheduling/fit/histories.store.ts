import type { Transactions, Tx } from '@app/database/tx.js';
import type { DayNumbers } from '../domain/schedule/day-numbers.js';
import { historiesOf, type History, type RecordedAct } from '../domain/fit/training-set.js';

const cardsAtOnce = 500;

interface CardActs {
  questionId: string;
  acts: RecordedAct[] | null;
}

/**
 * What a person answered and that counts, card by card, imported reviews with it: the cards of their newest reviews,
 * each with its whole past. Read in pages, each a statement of its own: it may be a hundred thousand reviews, and none
 * of it needs to be of one moment.
 */
export async function historiesOfPerson(
  transactions: Transactions,
  { personId, newest, days }: { personId: string; newest: number; days: DayNumbers },
): Promise<History[]> {
  const since = await transactions.single((tx) => timeOfReview(tx, personId, newest));
  const histories: History[] = [];
  let after: string | null = null;
  for (;;) {
    const last: string | null = after;
    const page: CardActs[] = await transactions.single((tx) => actsOfCards(tx, { personId, since, after: last }));
    for (const { acts } of page) if (acts) histories.push(...historiesOf(acts, days));
    if (page.length < cardsAtOnce) return histories;
    after = page.at(-1)!.questionId;
  }
}

/** A page of cards by the indexes `cards_person_question` and `reviews_seq`; as JSON, which is parsed fastest. */
const actsOfCards = (
  tx: Tx,
  { personId, since, after }: { personId: string; since: Date | null; after: string | null },
): Promise<CardActs[]> =>
  tx.query(
    `select c.question_id as "questionId", r.acts
       from cards c
       cross join lateral (
         select json_agg(json_build_array(
                  floor(extract(epoch from reviewed_at) * 1000),
                  case when act = 'reset' then 0 else array_position('{again,hard,good,easy}'::text[], rating) end,
                  time_zone, rollover_hour) order by seq) as acts
           from reviews
          where card_id = c.id and state = 'graded' and (act = 'reset' or (act = 'answer' and rating is not null))
       ) r
      where c.person_id = $1 and ($2::uuid is null or c.question_id > $2)
        and ($3::timestamptz is null or c.last_review_at >= $3)
      order by c.question_id limit ${cardsAtOnce}`,
    [personId, after, since],
  );

/** When a person's `newest`th review from the end was made; null: there are no more than that. By `reviews_of_person`. */
async function timeOfReview(tx: Tx, personId: string, newest: number): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date }[]>(
    `select reviewed_at as at from reviews where person_id = $1 order by reviewed_at desc offset $2 limit 1`,
    [personId, newest],
  );
  return row?.at ?? null;
}

/** People who have cards, in an order that differs from fit to fit: where not all are taken, not always the same are. */
export async function peopleWithCards(
  tx: Tx,
  page: { salt: string; after: string | null; limit: number },
): Promise<{ id: string; place: string }[]> {
  return tx.query(
    `select id, place
       from (select id, md5($1 || id::text) as place from people) as p
      where ($2::text is null or place > $2) and exists (select 1 from cards where person_id = p.id)
      order by place limit $3`,
    [page.salt, page.after, page.limit],
  );
}

/** Differs once anything was answered, undone or imported. A sum over the person's cards, by `cards_person_question`. */
export async function markOfHistories(tx: Tx, personId: string): Promise<string> {
  const [row] = await tx.query<[{ mark: string }]>(
    `select concat_ws('/', count(*), sum(last_seq), sum(reps)) as mark from cards where person_id = $1`,
    [personId],
  );
  return row.mark;
}
