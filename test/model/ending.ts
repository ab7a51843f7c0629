import type { Real } from './real.js';
import { isOpen } from './sitting.js';
import { Step, type Model } from './step.js';

const week = 7 * 86_400_000;
const work = { kind: 'work' as const, again: false, times: 2, atOnce: true, skewMinutes: 10 };

/** Ends all sittings, does all work, each job twice, and looks whether everything holds that must then hold. */
export async function endAll(model: Model, real: Real): Promise<void> {
  const on = (sitting: number) => ({ sitting, among: 'all' as const, times: 2, stranger: false });
  const open = () => [...model.world.sittings.values()].flatMap((s, index) => (isOpen(s) ? [index] : []));
  for (const sitting of open().filter((index) => index % 2 === 1))
    await new Step({ kind: 'pass', ...on(sitting), ms: 2 * week, near: null }).run(model, real);
  await new Step({ kind: 'sweep', skewMinutes: -10 }).run(model, real);
  for (const sitting of open()) await new Step({ kind: 'finish', ...on(sitting) }).run(model, real);
  await new Step({ ...work, picks: [] }).run(model, real);
  // Of the deadlines that were other ones once.
  const left = (await real.jobs()).filter((job) => !job.done);
  if (left.length > 0) await new Step({ ...work, picks: left.map((_, index) => index) }).run(model, real);
  await checkInvariants(model, real);
}

async function checkInvariants({ world }: Model, real: Real): Promise<void> {
  const personIds = real.candidates.map(({ personId }) => personId);
  const broken: string[] = [];
  for (const [rule, sql] of Object.entries(invariants)) {
    const rows = await real.house.query(sql, [personIds]);
    if (rows.length > 0) broken.push(`${rule}: ${rows.length}`);
  }
  const left = await real.house.query<{ id: string; leftMs: number }>(leftByLedger, [personIds]);
  for (const { id, leftMs } of left) {
    const s = world.sittings.get(id)!;
    if (Math.abs(s.leftMs - leftMs) > 3 + s.fuzzMs) broken.push(`the ledger leaves ${leftMs}, the model ${s.leftMs}`);
  }
  if (broken.length > 0) throw new Error(`Broken at the end\n  ${broken.join('\n  ')}`);
}

const ofThem = `(select * from quiz_sessions where person_id = any($1))`;
const theirWork = `(select o.* from outbox o join ${ofThem} s on s.id = (o.payload ->> 'sessionId')::uuid)`;

/**
 * What must hold once every sitting of these people has ended and all work is done. Each statement finds what breaks its
 * rule. They read the tables as they are, by nothing but SQL.
 */
const invariants = {
  'every sitting is graded': `
    select 1 from ${ofThem} s where state <> 'graded' or graded_at is null or score is null or finished_at is null`,
  'each end asks for one grading, and for no more than one taking in': `
    select 1 from ${ofThem} s
     where (select count(*) from ${theirWork} o where o.name = 'session.grade' and (o.payload ->> 'sessionId')::uuid = s.id)
        <> (select count(*) from session_segments g where g.session_id = s.id
             and g.kind in ('finished', 'expired', 'terminated'))
        or (select count(*) from session_intakes t where t.session_id = s.id and t.opening = s.opening) <> 1
        or (select count(*) from ${theirWork} o where o.name = 'session.review' and (o.payload ->> 'sessionId')::uuid = s.id)
         > s.opening`,
  'no work is left undone, none was given up': `select 1 from ${theirWork} o where done_at is null or dead_at is not null`,
  'the score is the sum of the items': `
    select 1 from ${ofThem} s, lateral (select sum(score) as score, count(*) as n from session_items i
                                         where i.session_id = s.id) i
     where abs(s.score - i.score) > 1e-9 or s.max_score <> i.n`,
  'every item has its grade, and its answer gives it': `
    select 1 from ${ofThem} s join session_items i on i.session_id = s.id
     where i.verdict is distinct from (case coalesce(i.response, 'null') -> 'choices'
             when '["a", "b"]' then 'correct' when '["a"]' then 'partial' when '["c"]' then 'incorrect' else 'skipped' end)
        or i.score is distinct from (case i.verdict when 'correct' then 1 when 'partial' then 0.5 else 0 end)`,
  'what was missed, flagged or took too long has one review of its grade': `
    select 1 from ${ofThem} s join session_items i on i.session_id = s.id
     where (i.verdict <> 'correct' or i.flagged or greatest(i.time_spent_ms, i.used_ms) > 60000)
       and (select array_agg(r.verdict) from reviews r where r.session_id = s.id and r.position = i.position
             and r.state = 'graded') is distinct from array[i.verdict]`,
  'no item has two reviews, none waits': `
    select 1 from ${ofThem} s join reviews r on r.session_id = s.id where r.state <> 'undone'
     group by s.id, r.position having count(*) > 1 or bool_or(r.state = 'queued')`,
  'the answer that counts is the newest draft that was accepted': `
    select 1 from ${ofThem} s join session_items i on i.session_id = s.id
      left join lateral (select revision, response from answer_drafts d where d.session_id = s.id
                          and d.position = i.position order by revision desc limit 1) d on true
     where coalesce(i.revision, 0) <> coalesce(d.revision, 0)
        or coalesce(i.response, 'null') is distinct from coalesce(d.response, 'null')`,
  'a sitting ended at its last entry, and not after its deadline': `
    select 1 from ${ofThem} s
     where finished_at > deadline_at or (finish_cause = 'deadline' and finished_at <> deadline_at)
        or date_trunc('milliseconds', finished_at) is distinct from
           (select at from session_segments g where g.session_id = s.id order by number desc limit 1)`,
  'no clock runs, nothing is paused': `
    select 1 from ${ofThem} s where opened_at is not null or paused_by is not null or paused_until is not null`,
  'a clock of an item or a section is not used beyond its limit': `
    select 1 from ${ofThem} s join session_items i on i.session_id = s.id where i.used_ms > i.limit_ms
    union all select 1 from ${ofThem} s join session_sections c on c.session_id = s.id where c.used_ms > c.limit_ms`,
  "a card's numbers are those of its reviews": `
    select 1 from cards c where c.person_id = any($1) and (
      c.last_seq <> (select coalesce(max(seq), 0) from reviews r where r.card_id = c.id) or
      c.last_seq <> (select count(*) from reviews r where r.card_id = c.id) or
      c.reps <> (select count(*) from reviews r where r.card_id = c.id and r.state = 'graded'))`,
  'a review starts from the state that the one before left': `
    select 1 from (select state_before, lag(state_after) over (partition by card_id order by seq) as left_by
                     from reviews where person_id = any($1) and state = 'graded') r
     where left_by is not null and left_by is distinct from state_before`,
};

/** What is left of the time of each sitting, from its ledger alone: what was given, less the stretches that it ran. */
const leftByLedger = `
  with turns as (
    select g.session_id, g.kind, g.at, lead(g.at) over (partition by g.session_id order by g.number) as until
      from session_segments g join ${ofThem} s on s.id = g.session_id
     where g.kind not in ('extended', 'credited')
  )
  select s.id, (s.limit_ms
      + (select coalesce(sum(amount_ms), 0) from session_segments g where g.session_id = s.id)
      - (select sum(extract(epoch from until - at) * 1000) from turns t
          where t.session_id = s.id and t.kind in ('started', 'resumed')))::float8 as "leftMs"
    from ${ofThem} s`;
