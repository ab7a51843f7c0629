import type { Tx } from '@app/database/tx.js';
import type { FitFigures, FitState } from '../domain/fit/fit.js';
import { ParameterFitRow } from '../settings.rows.js';

/** A fit as it stands, locked until the end of the transaction; null: there is none (any more). */
export async function lockFit(tx: Tx, fitId: string): Promise<ParameterFitRow | null> {
  return tx.findOne(ParameterFitRow, { where: { id: fitId }, lock: { mode: 'pessimistic_write' } });
}

export async function findFit(tx: Tx, fitId: string): Promise<ParameterFitRow | null> {
  return tx.findOneBy(ParameterFitRow, { id: fitId });
}

/** One at a time per person: the id of the new fit, or nothing where one is under way. */
export async function insertFit(
  tx: Tx,
  fit: { personId: string | null; askedBy: 'nightly' | 'person' },
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }[]>(
    `insert into parameter_fits (person_id, asked_by) values ($1, $2) on conflict do nothing returning id`,
    [fit.personId, fit.askedBy],
  );
  return row?.id;
}

export async function fitUnderWay(tx: Tx, personId: string): Promise<ParameterFitRow | undefined> {
  const [row] = await tx
    .createQueryBuilder(ParameterFitRow, 'fit')
    .where(`fit.personId = :personId and fit.state in ('queued', 'running')`, { personId })
    .getMany();
  return row;
}

/** How far it is, 0 to 1; never backwards, and nothing once it is over. */
export async function noteProgress(tx: Tx, fitId: string, progress: number): Promise<void> {
  await tx.query(
    `update parameter_fits set state = 'running', progress = greatest(progress, $2)
      where id = $1 and state in ('queued', 'running')`,
    [fitId, progress],
  );
}

/** What a fit came to. */
export interface FitOutcome {
  state: Exclude<FitState, 'queued' | 'running'>;
  weights: number[] | null;
  figures: FitFigures;
}

export async function writeOutcome(tx: Tx, fitId: string, { state, weights, figures }: FitOutcome): Promise<void> {
  await tx.query(
    `update parameter_fits
        set state = $2, weights = $3, figures = $4, progress = 1, finished_at = clock_timestamp()
      where id = $1`,
    [fitId, state, weights, JSON.stringify(figures)],
  );
}

/** The weights of a person's cards from now on: a fit's, or the published (null). */
export async function chooseFit(tx: Tx, personId: string, fitId: string | null): Promise<void> {
  await tx.query(
    `insert into study_settings (person_id, fit_id) values ($1, $2)
     on conflict (person_id) do update set fit_id = excluded.fit_id, updated_at = clock_timestamp()`,
    [personId, fitId],
  );
}

/** A person's parameters now. Who has no card and no settings yet is a newcomer. */
export async function fitInForce(tx: Tx, personId: string): Promise<ParameterFitRow | null> {
  const [row] = await tx.query<{ fitId: string | null }[]>(
    `select case when s.person_id is null then newcomer_fit() else s.fit_id end as "fitId"
       from (select $1::uuid as id) p left join study_settings s on s.person_id = p.id`,
    [personId],
  );
  return row?.fitId ? findFit(tx, row.fitId) : null;
}

/** A person's fits, newest first; `cursorAt`: `createdAt` to the microsecond. */
export async function listFits(
  tx: Tx,
  personId: string,
  page: { limit: number; before: { createdAt: string; id: string } | undefined },
): Promise<(ParameterFitRow & { cursorAt: string })[]> {
  const { limit, before } = page;
  return tx.query(
    `select id, person_id as "personId", state, asked_by as "askedBy", progress, weights, figures,
            created_at as "createdAt", finished_at as "finishedAt", to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "cursorAt"
       from parameter_fits
      where person_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
      order by created_at desc, id desc limit $4`,
    [personId, before?.createdAt ?? null, before?.id ?? null, limit],
  );
}

/** The fit that newcomers start from. */
export async function newcomerFit(tx: Tx): Promise<ParameterFitRow | null> {
  const [row] = await tx.query<{ fitId: string | null }[]>(`select newcomer_fit() as "fitId"`);
  return row?.fitId ? findFit(tx, row.fitId) : null;
}

/** Fits that nobody works on any more: their job was given up. A delivery that comes later finds them over. */
export async function failAbandoned(tx: Tx, afterHours: number): Promise<void> {
  await tx.query(
    `update parameter_fits
        set state = 'failed', finished_at = clock_timestamp(),
            figures = '{"answers": 0, "usable": 0, "trained": 0, "heldOut": 0, "why": "It was never finished."}'
      where state in ('queued', 'running') and created_at < clock_timestamp() - $1 * interval '1 hour'`,
    [afterHours],
  );
}

/** Whether everybody's reviews were fitted to, or looked at in vain, within so many hours. */
export async function wasPooledWithin(tx: Tx, hours: number): Promise<boolean> {
  const [row] = await tx.query<[{ was: boolean }]>(
    `select exists (select 1 from parameter_fits
                     where person_id is null and created_at > clock_timestamp() - $1 * interval '1 hour') as was`,
    [hours],
  );
  return row.was;
}

export interface FitReckoning {
  personId: string;
  /** Of all cards, since their last new beginning. */
  answers: number;
  /** At the person's last fit; null: there was none. */
  lastAnswers: number | null;
}

/** A page of all people, by id: how much they answered by now, and by their last fit. */
export async function reckonFits(tx: Tx, afterId: string | null, limit: number): Promise<FitReckoning[]> {
  return tx.query(
    `select p.id as "personId", c.answers, (f.figures ->> 'answers')::int as "lastAnswers"
       from (select id from people where $1::uuid is null or id > $1 order by id limit $2) p
       cross join lateral (select coalesce(sum(reps), 0)::int as answers from cards where person_id = p.id) c
       left join lateral (
         select figures from parameter_fits
          where person_id = p.id and state not in ('queued', 'running') order by created_at desc limit 1
       ) f on true
      order by p.id`,
    [afterId, limit],
  );
}
