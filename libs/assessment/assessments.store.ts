import type { Tx } from '@app/database/tx.js';
import { AssessmentRequestRow, AssessmentRow } from './assessments.rows.js';
import type { RequestState } from './domain/request.js';

interface Place {
  sessionId: string;
  position: number;
}

/** The request of an item, locked. Lock the sitting before. */
export async function lockRequest(tx: Tx, { sessionId, position }: Place): Promise<AssessmentRequestRow | undefined> {
  const request = await tx.findOne(AssessmentRequestRow, {
    where: { sessionId, position },
    lock: { mode: 'pessimistic_write' },
  });
  return request ?? undefined;
}

export async function findRequest(tx: Tx, { sessionId, position }: Place): Promise<AssessmentRequestRow | undefined> {
  return (await tx.findOneBy(AssessmentRequestRow, { sessionId, position })) ?? undefined;
}

/** Asks for a first look, be it anew. Times are whole milliseconds: pages of the queue go on from one. */
export async function askFirstLook(tx: Tx, request: Place & { personId: string; questionId: string }): Promise<void> {
  await tx.query(
    `insert into assessment_requests (session_id, position, person_id, question_id, state, asked_at)
     values ($1, $2, $3, $4, 'waiting', date_trunc('milliseconds', clock_timestamp()))
     on conflict (session_id, position) do update set state = 'waiting', reason = null, asked_at = excluded.asked_at`,
    [request.sessionId, request.position, request.personId, request.questionId],
  );
}

export async function askSecondLook(tx: Tx, { sessionId, position }: Place, reason: string): Promise<void> {
  await tx.query(
    `update assessment_requests
        set state = 'second-look', reason = $3, asked_at = date_trunc('milliseconds', clock_timestamp())
      where session_id = $1 and position = $2`,
    [sessionId, position, reason],
  );
}

export async function closeRequest(tx: Tx, { sessionId, position }: Place): Promise<void> {
  await tx.query(`update assessment_requests set state = 'done' where session_id = $1 and position = $2`, [
    sessionId,
    position,
  ]);
}

/** Takes back the requests of answers that a reopened sitting ended without. */
export async function withdrawRequests(tx: Tx, sessionId: string, positions: number[]): Promise<void> {
  await tx.query(`delete from assessment_requests where session_id = $1 and position = any($2)`, [
    sessionId,
    positions,
  ]);
}

export async function insertLook(tx: Tx, look: Omit<AssessmentRow, 'at'>): Promise<void> {
  await tx.query(
    `insert into assessments (session_id, position, look, response, assessor_id, criteria, score, comment)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      look.sessionId,
      look.position,
      look.look,
      JSON.stringify(look.response),
      look.assessorId,
      JSON.stringify(look.criteria),
      look.score,
      look.comment,
    ],
  );
}

/** One look, with the name of whose it was. */
export type Look = Pick<
  AssessmentRow,
  'position' | 'look' | 'assessorId' | 'criteria' | 'score' | 'comment' | 'response' | 'at'
> & { assessorName: string };

const lookColumns = `a.position, a.look, a.assessor_id as "assessorId", a.criteria, a.score, a.comment, a.response, a.at,
  coalesce(p.display_name, 'Somebody who left') as "assessorName"`;

/** All looks at an item, the oldest first. */
export async function listLooks(tx: Tx, { sessionId, position }: Place): Promise<Look[]> {
  return tx.query<Look[]>(
    `select ${lookColumns} from assessments a left join people p on p.id = a.assessor_id
      where a.session_id = $1 and a.position = $2 order by a.look`,
    [sessionId, position],
  );
}

/** The requests of a sitting, each with the newest look at the answer as it is now. */
export async function requestsOf(
  tx: Tx,
  sessionId: string,
): Promise<{ position: number; state: RequestState; reason: string | null; newest: Look | null }[]> {
  const requests = await tx.findBy(AssessmentRequestRow, { sessionId });
  const looks = await tx.query<Look[]>(
    `select distinct on (a.position) ${lookColumns}
       from assessments a
       left join people p on p.id = a.assessor_id
       join session_items i on i.session_id = a.session_id and i.position = a.position and i.response = a.response
      where a.session_id = $1 order by a.position, a.look desc`,
    [sessionId],
  );
  const newest = new Map(looks.map((look) => [look.position, look]));
  return requests.map(({ position, state, reason }) => ({
    position,
    state,
    reason,
    newest: state === 'waiting' ? null : (newest.get(position) ?? null),
  }));
}

export async function candidateName(tx: Tx, personId: string): Promise<string> {
  const [person] = await tx.query<[{ name: string }]>(`select display_name as name from people where id = $1`, [
    personId,
  ]);
  return person.name;
}
