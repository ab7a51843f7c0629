import type { RecordedAct } from '@app/review-scheduling/domain/fit/training-set.js';

type Query = (sql: string, parameters?: unknown[]) => Promise<unknown>;

const ratings = ['', 'again', 'hard', 'good', 'easy'];
const content = JSON.stringify({
  kind: 'flashcard',
  front: 'Front',
  back: 'Back',
  explanation: 'Why',
  estimatedSeconds: 20,
  references: [],
});

/**
 * Cards with these acts, as years of study would have left them: private questions of the person's own and graded
 * reviews, set-wise, because the use cases would take minutes. The states of the cards are for a refold to find.
 */
export async function insertHistory(query: Query, personId: string, cards: readonly RecordedAct[][]): Promise<void> {
  const rows = cards.flatMap((acts, card) =>
    acts.map(([at, grade, timeZone, rolloverHour], place) => ({
      card,
      seq: place + 1,
      at: new Date(at).toISOString(),
      act: grade === 0 ? 'reset' : 'answer',
      rating: grade === 0 ? null : ratings[grade],
      timeZone,
      rolloverHour,
    })),
  );
  await query(
    `with given as (
       select * from jsonb_to_recordset($2::jsonb) as g (
         card int, seq int, at timestamptz, act text, rating text, "timeZone" text, "rolloverHour" int)
     ), asked as (
       select card, gen_random_uuid() as question_id, gen_random_uuid() as version_id, gen_random_uuid() as card_id
         from (select distinct card from given) as c
     ), questions_made as (
       insert into questions (id, slug, owner_id, level, licence, source, private_to, private_number)
       select question_id, 'own-' || question_id, $1, 'entry', 'own', 'a test', $1, 1 from asked
     ), versions_made as (
       insert into question_versions (id, question_id, number, state, kind, content, content_hash, author_id)
       select version_id, question_id, 1, 'draft', 'flashcard', $3::jsonb, md5(question_id::text), $1 from asked
     ), settled as (
       insert into study_settings (person_id) values ($1) on conflict do nothing
     ), cards_made as (
       insert into cards (id, person_id, question_id, due_at, state, stability, difficulty, reps, last_seq,
                          last_review_at, created_at)
       select a.card_id, $1, a.question_id, max(g.at) + interval '1 day', 'review', 1, 5,
              count(*) filter (where g.act = 'answer'), count(*), max(g.at), min(g.at)
         from asked a join given g using (card) group by a.card_id, a.question_id
     )
     insert into reviews (card_id, person_id, seq, submission_id, question_version_id, response, elapsed_ms,
                          reviewed_at, act, state, verdict, score, rating, desired_retention, time_zone,
                          rollover_hour, scheduler, graded_at)
     select a.card_id, $1, g.seq, gen_random_uuid(), a.version_id, 'null'::jsonb, 9000, g.at, g.act, 'graded',
            case when g.act = 'reset' then null when g.rating = 'again' then 'wrong' else 'correct' end,
            case when g.act = 'reset' then null when g.rating = 'again' then 0 else 1 end,
            g.rating, 0.9, g."timeZone", g."rolloverHour", 'simulated', g.at
       from given g join asked a using (card)`,
    [personId, JSON.stringify(rows), content],
  );
}
