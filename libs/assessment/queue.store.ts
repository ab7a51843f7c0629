import type { Tx } from '@app/database/tx.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { RequestState } from './domain/request.js';

/** Whose queue it is. `twoPersonReview`: whoever took the first look does not take the second. */
export interface Assessor {
  personId: string;
  twoPersonReview: boolean;
}

/** An answer in the instructors' queue. */
export interface QueuedAnswer {
  sessionId: string;
  position: number;
  state: RequestState;
  slug: string;
  prompt: string;
  topics: string[];
  level: Level;
  candidateName: string;
  askedAt: Date;
  /** Looks that there were. */
  looks: number;
  /** Whether this assessor may take the next look. */
  isYours: boolean;
}

export interface QueuePlace {
  askedAt: string;
  sessionId: string;
  position: number;
}

/**
 * $1: the assessor, $2: whether two people are asked for. Only of graded sittings (a reopened one goes on), and only what
 * its request still fits: after a regrading the job comes later.
 */
const waiting = `assessment_requests r
  join quiz_sessions s on s.id = r.session_id and s.state = 'graded'
  join session_items i on i.session_id = r.session_id and i.position = r.position
    and i.verdict <> 'skipped' and (i.verdict = 'ungraded') = (r.state = 'waiting')
  left join lateral (
    select a.look, a.assessor_id from assessments a
     where a.session_id = r.session_id and a.position = r.position order by a.look desc limit 1
  ) newest on true`;
const isOthers = `r.person_id <> $1::uuid`;
const isYours = `(r.state = 'waiting' or (r.state = 'second-look' and not ($2::boolean and newest.assessor_id is not distinct from $1::uuid)))`;

/** What waits for this assessor (no state given), or all in a state; what waits oldest first, what is done newest first. */
export async function listQueue(
  tx: Tx,
  assessor: Assessor,
  filter: { state?: RequestState | undefined },
  page: { limit: number; after: QueuePlace | undefined },
): Promise<QueuedAnswer[]> {
  const [than, order] = filter.state === 'done' ? ['<', 'desc'] : ['>', 'asc'];
  const inState =
    filter.state === 'done' ? `r.state = 'done'` : `r.state <> 'done' and r.state = coalesce($3, r.state)`;
  return tx.query<QueuedAnswer[]>(
    `select r.session_id as "sessionId", r.position, r.state, q.slug, left(v.content ->> 'prompt', 300) as prompt, q.level,
            array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics,
            p.display_name as "candidateName", r.asked_at as "askedAt", coalesce(newest.look, 0) as looks,
            ${isYours} as "isYours"
       from ${waiting}
       join question_versions v on v.id = i.question_version_id
       join questions q on q.id = r.question_id
       join people p on p.id = r.person_id
      where ${isOthers} and ${inState} and ($3::text is not null or ${isYours})
        and ($4::timestamptz is null or (r.asked_at, r.session_id, r.position) ${than} ($4, $5::uuid, $6::int))
      order by r.asked_at ${order}, r.session_id ${order}, r.position ${order}
      limit $7`,
    [
      assessor.personId,
      assessor.twoPersonReview,
      filter.state ?? null,
      page.after?.askedAt ?? null,
      page.after?.sessionId ?? null,
      page.after?.position ?? null,
      page.limit,
    ],
  );
}

/** How many answers wait for this assessor. */
export async function countQueue(tx: Tx, assessor: Assessor): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(*)::int as count from ${waiting} where r.state <> 'done' and ${isOthers} and ${isYours}`,
    [assessor.personId, assessor.twoPersonReview],
  );
  return row.count;
}
