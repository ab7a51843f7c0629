import type { Tx } from '@app/database/tx.js';
import type { StudySettings } from '@app/identity/study-settings.js';
import type { CardAct } from '../domain/schedule/schedule.js';
import type { ReviewRow } from '../reviews.rows.js';
import { askedNumber } from './asked-cards.store.js';

export type KnownAct = Pick<ReviewRow, 'id' | 'cardId' | 'act' | 'setDueAt' | 'timeZone' | 'rolloverHour' | 'state'>;

/** What a submission has become already: an act, or an answer. */
export async function findSubmitted(tx: Tx, personId: string, submissionId: string): Promise<KnownAct | undefined> {
  const [found] = await tx.query<KnownAct[]>(
    `select id, card_id as "cardId", act, set_due_at as "setDueAt", time_zone as "timeZone",
            rollover_hour as "rolloverHour", state
       from reviews where person_id = $1 and submission_id = $2`,
    [personId, submissionId],
  );
  return found;
}

export interface NewAct {
  /** Locked. */
  cardId: string;
  submissionId: string;
  act: Exclude<CardAct, 'answer'>;
  setDueAt: Date | null;
  at: Date;
  settings: StudySettings;
}

/**
 * An act that waits to be applied, with the next number of its card. The version is the one that was asked last: an
 * act is of the card, whatever it asks. Undefined: the submission has become something already.
 */
export async function insertAct(tx: Tx, { settings, ...act }: NewAct): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }[]>(
    `with written as (
       insert into reviews (card_id, person_id, seq, submission_id, question_version_id, elapsed_ms, reviewed_at, act,
                            set_due_at, desired_retention, time_zone, rollover_hour)
       select c.id, c.person_id, c.last_seq + 1, $2,
              coalesce((select r.question_version_id from reviews r where r.card_id = c.id order by r.seq desc limit 1),
                       (select v.id from questions q
                          join question_versions v on v.question_id = q.id and v.number = ${askedNumber}
                         where q.id = c.question_id)),
              0, $3, $4, $5, $6, $7, $8
         from cards c where c.id = $1
       on conflict (person_id, submission_id) do nothing
       returning id, card_id, seq
     ), numbered as (
       update cards set last_seq = written.seq from written where cards.id = written.card_id
     )
     select id from written`,
    [
      act.cardId,
      act.submissionId,
      act.at,
      act.act,
      act.setDueAt,
      settings.desiredRetention,
      settings.timeZone,
      settings.rolloverHour,
    ],
  );
  return row?.id;
}
