import { databaseNow } from '@app/database/clock.js';
import type { Tx } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { AppError } from '@app/kernel/app-error.js';
import type { EventType } from '@app/contracts/events.js';
import { announce, enqueue } from '@app/queue/outbox.js';
import { closeSession } from './close-session.js';
import { breaksOf } from '../domain/breaks.js';
import { deadlineOf, remainingMs, type Segment } from '../domain/ledger.js';
import { refuseWhileAsked } from '../start/refuse-while-asked.js';
import { askedQuestions, thawItems } from '../store/items.store.js';
import { keepTime } from './keep-time.js';
import { appendSegment, listSegments } from '../store/ledger.store.js';
import type { PausedBy, QuizSessionRow } from '../store/sessions.rows.js';
import { findSession, lockSession, writeClock, writeReopened } from '../store/sessions.store.js';
import { chargeOpenItem, giveToOpenItem, leaveItem, writeOpen } from '../store/visits.store.js';

/** Who does it, and why where it is an instructor. */
export interface ActOn {
  sessionId: string;
  /** Null: Rehearse itself. */
  actorId: string | null;
  reason?: string | undefined;
}

/** How long after the deadline its job runs, in milliseconds: after the grace, and a little. */
const expiryMarginMs = 50;

/**
 * The sitting, locked and brought up to now. Lock order: always the sitting first, then what belongs to it.
 * @throws AppError resource.not-found
 */
export async function lockCurrent(tx: Tx, sessionId: string): Promise<QuizSessionRow> {
  const session = await lockSession(tx, sessionId);
  if (!session) throw new AppError('resource.not-found');
  return keepTime(tx, session);
}

/**
 * Stops the clock. The candidate's break ends by itself, and asking twice is one break; an instructor's pause lasts until
 * somebody ends it.
 * @throws AppError session.wrong-state, session.no-break-left
 */
export async function pauseSitting(tx: Tx, act: ActOn & { by: 'candidate' | 'instructor' }): Promise<void> {
  const session = await lockCurrent(tx, act.sessionId);
  if (act.by === 'candidate' && session.pausedBy === 'candidate') return;
  requireState(session, ['running']);
  const now = await databaseNow(tx);
  const until = act.by === 'candidate' ? await breakEnd(tx, session, now) : null;
  if (session.tracked) {
    await leaveItem(tx, session, now);
    await writeOpen(tx, session.id, { position: session.openPosition, openedAt: null });
  }
  const pause = { pausedBy: act.by, pausedUntil: until };
  await enter(tx, session, { ...entry(act, now), kind: 'paused' }, { state: 'paused', ...pause });
  tell(tx, session, 'session.paused');
}

/** The grace is for answers under way: a break would make more of it. */
async function breakEnd(tx: Tx, session: QuizSessionRow, now: Date): Promise<Date> {
  if (session.deadlineAt && now > session.deadlineAt) throw new AppError('session.wrong-state', 'Its time is over.');
  const segments = await listSegments(tx, session.id);
  const { left, lengthMs } = breaksOf(session.plan, session.accommodation, segments, session.personId);
  if (left === 0) throw new AppError('session.no-break-left');
  return new Date(now.getTime() + lengthMs);
}

/**
 * Lets the clock go on. What an instructor stopped, an instructor starts; what was reopened waits for its candidate.
 * @throws AppError session.not-paused, session.wrong-state
 */
export async function resumeSitting(tx: Tx, act: ActOn & { by: 'candidate' | 'instructor' }): Promise<void> {
  const session = await lockCurrent(tx, act.sessionId);
  if (act.by === 'candidate' && session.state === 'running') return;
  if (session.state !== 'paused') throw new AppError('session.not-paused');
  const others: PausedBy = act.by === 'candidate' ? 'instructor' : 'reopening';
  if (session.pausedBy === others) {
    const detail = act.by === 'candidate' ? 'An instructor has stopped the clock.' : 'It waits for its candidate.';
    throw new AppError('session.wrong-state', detail);
  }
  const now = await databaseNow(tx);
  if (session.tracked && session.openPosition !== null) {
    await writeOpen(tx, session.id, { position: session.openPosition, openedAt: now });
  }
  await enter(
    tx,
    session,
    { ...entry(act, now), kind: 'resumed' },
    { state: 'running', pausedBy: null, pausedUntil: null },
  );
  tell(tx, session, 'session.resumed');
}

/**
 * Gives time to a sitting that has not ended: `extended` by somebody, `credited` for an outage. Hard clocks of the item
 * that is open and of its section get it, too, unless it is for the whole only.
 * @throws AppError session.wrong-state
 */
export async function giveTime(
  tx: Tx,
  act: ActOn & { kind: 'extended' | 'credited'; amountMs: number; wholeOnly?: boolean },
): Promise<void> {
  const session = await lockCurrent(tx, act.sessionId);
  requireState(session, ['running', 'paused']);
  const { kind, amountMs, wholeOnly } = act;
  const now = await databaseNow(tx);
  if (session.tracked && !wholeOnly) {
    if (session.openedAt) await chargeOpenItem(tx, session, now);
    await giveToOpenItem(tx, session, amountMs);
  }
  const { state, pausedBy, pausedUntil } = session;
  const segment = { ...entry(act, now), kind, amountMs };
  await enter(tx, session, segment, { state, pausedBy, pausedUntil });
  tell(tx, session, `session.${kind}`);
}

/** Ends a sitting for a reason. @throws AppError session.wrong-state */
export async function terminateSitting(
  tx: Tx,
  { sessionId, actorId, reason }: { sessionId: string; actorId: string; reason: string },
): Promise<void> {
  const session = await lockCurrent(tx, sessionId);
  requireState(session, ['running', 'paused']);
  await closeSession(tx, sessionId, { cause: 'instructor', actorId, reason });
}

/**
 * Takes the end of a sitting back and gives it time. Its clock stands until the candidate goes on. Grades are taken
 * back, too, but for items that were closed before the end; it is graded again when it ends again.
 * @throws AppError session.wrong-state, question.being-asked (by another running sitting), request.invalid
 */
export async function reopenSitting(tx: Tx, act: ActOn & { amountMs: number }): Promise<void> {
  const { sessionId, amountMs } = act;
  const found = await findSession(tx, sessionId);
  if (!found) throw new AppError('resource.not-found');
  // Nothing is started meanwhile that asks the same. Lock order: the person before the sitting.
  await oneAtATime(tx, found.personId);
  const session = await lockCurrent(tx, sessionId);
  requireState(session, ['finished', 'graded']);
  await refuseWhileAsked(tx, session.personId, await askedQuestions(tx, sessionId), sessionId);
  const left = remainingMs(await listSegments(tx, sessionId), session.limitMs, await databaseNow(tx));
  if (left + amountMs === 0)
    throw new AppError('request.invalid', undefined, [
      { pointer: '/minutes', message: 'must be given: no time is left' },
    ]);
  await appendSegment(tx, session.id, { ...entry(act, await databaseNow(tx)), kind: 'reopened', amountMs });
  await thawItems(tx, session.id);
  if (session.tracked) await giveToOpenItem(tx, session, amountMs);
  await writeReopened(tx, session.id);
  if (session.state === 'graded') await enqueue(tx, 'session.count', { sessionId: session.id });
  tell(tx, session, 'session.reopened');
}

type ClockState = Pick<QuizSessionRow, 'state' | 'pausedBy' | 'pausedUntil'>;

/** Writes an entry of the ledger and the deadline that follows from it all; the delayed job is told of the new one. */
async function enter(tx: Tx, session: QuizSessionRow, segment: Segment, clock: ClockState): Promise<void> {
  await appendSegment(tx, session.id, segment);
  const segments: Segment[] = await listSegments(tx, session.id);
  if (clock.pausedUntil) segments.push({ kind: 'resumed', at: clock.pausedUntil });
  const deadlineAt = deadlineOf(segments, session.limitMs);
  await writeClock(tx, session.id, { ...clock, deadlineAt });
  if (deadlineAt) await enqueueExpiry(tx, { id: session.id, deadlineAt, graceMs: session.graceMs });
}

/** A hint that the deadline has come; what is true then decides. */
export async function enqueueExpiry(
  tx: Tx,
  { id, deadlineAt, graceMs }: { id: string; deadlineAt: Date; graceMs: number },
): Promise<void> {
  await enqueue(tx, 'session.expire', { sessionId: id }, new Date(deadlineAt.getTime() + graceMs + expiryMarginMs));
}

function requireState(session: QuizSessionRow, states: readonly QuizSessionRow['state'][]): void {
  if (!states.includes(session.state)) throw new AppError('session.wrong-state', `It is ${session.state}.`);
}

const entry = ({ actorId, reason }: ActOn, at: Date) => ({ at, actorId, reason: reason ?? null });

function tell(tx: Tx, session: QuizSessionRow, type: EventType): void {
  announce(tx, [{ type, personId: session.personId, id: session.id }]);
}
