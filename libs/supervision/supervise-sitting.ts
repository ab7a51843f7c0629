import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { once } from '@app/database/once.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import {
  giveTime,
  lockCurrent,
  pauseSitting,
  reopenSitting,
  resumeSitting,
  terminateSitting,
} from '@app/quiz-session/clock/clock-acts.js';
import { supervisedSummary, type SupervisedSummary } from '@app/quiz-session/view/supervision-list.js';
import { checkAct, type SupervisionAct } from './domain/act.js';

interface Act {
  sessionId: string;
  act: SupervisionAct;
  reason: string;
  /** Of the acts that give time. */
  minutes?: number | undefined;
}

/** What the act is called once it was done, for the audit log. */
const done: Record<SupervisionAct, string> = {
  pause: 'session.paused',
  resume: 'session.resumed',
  extend: 'session.extended',
  credit: 'session.credited',
  terminate: 'session.terminated',
  reopen: 'session.reopened',
};

/**
 * Stops, starts, lengthens, ends or reopens somebody's sitting. Never one's own. A retry with the same key does it once.
 */
@Injectable()
export class SuperviseSitting {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError request.invalid, resource.not-found, actor.forbidden, session.wrong-state and its like */
  async run(actor: Actor, act: Act, key?: string): Promise<{ id: string }> {
    const faults = checkAct(act.act, act);
    if (faults.length) throw new AppError('request.invalid', undefined, faults);
    const request = { personId: actor.personId, key, route: 'supervise-sitting', body: act };
    return this.transactions.run((tx) => once(tx, request, () => this.act(tx, actor, act)));
  }

  private async act(tx: Tx, actor: Actor, act: Act): Promise<{ id: string }> {
    const { sessionId, minutes } = act;
    await lockCurrent(tx, sessionId);
    const before = await supervisedSummary(tx, sessionId);
    if (before.personId === actor.personId) throw new AppError('actor.forbidden');
    const reason = act.reason.trim();
    await perform(tx, actor, { ...act, reason });
    const after = await supervisedSummary(tx, sessionId);
    await audit(tx, actor, {
      action: done[act.act],
      subjectId: sessionId,
      before: standing(before),
      after: { ...standing(after), reason, ...(minutes !== undefined && { minutes }) },
    });
    return { id: sessionId };
  }
}

async function perform(tx: Tx, actor: Actor, { sessionId, act, reason, minutes = 0 }: Act): Promise<void> {
  const amountMs = minutes * 60_000;
  const actorId = actor.personId;
  switch (act) {
    case 'pause':
      return pauseSitting(tx, { sessionId, by: 'instructor', actorId, reason });
    case 'resume':
      return resumeSitting(tx, { sessionId, by: 'instructor', actorId, reason });
    case 'extend':
      return giveTime(tx, { sessionId, kind: 'extended', amountMs, actorId, reason });
    case 'credit':
      return giveTime(tx, { sessionId, kind: 'credited', amountMs, actorId, reason });
    case 'terminate':
      return terminateSitting(tx, { sessionId, actorId, reason });
    case 'reopen':
      return reopenSitting(tx, { sessionId, amountMs, actorId, reason });
  }
}

const standing = ({ state, pausedBy, deadlineAt, remainingMs }: SupervisedSummary) => ({
  state,
  pausedBy,
  deadlineAt,
  remainingMs,
});
