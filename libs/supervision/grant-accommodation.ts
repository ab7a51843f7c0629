import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { once } from '@app/database/once.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { noAccommodation, type Accommodation, type GrantedAccommodation } from '@app/identity/domain/accommodation.js';
import { lockGranted, writeAccommodation } from '@app/identity/write-accommodation.js';
import { accommodateRunning } from '@app/quiz-session/clock/accommodate.js';

type Given = { [K in keyof Accommodation]?: Accommodation[K] | undefined };

interface Grant {
  personId: string;
  /** `replace`: what is left out is as everybody has it; `change`: as it was granted. */
  how: 'replace' | 'change';
  given: Given;
  reason: string;
}

/**
 * Grants a person an accommodation or changes it. It holds for every later sitting, and in the same transaction for
 * those that run: their pages hear of it.
 */
@Injectable()
export class GrantAccommodation {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @returns also how many running sittings it changed
   * @throws AppError request.invalid, resource.not-found, actor.forbidden
   */
  async run(actor: Actor, grant: Grant, key?: string): Promise<{ personId: string; sittings: number }> {
    const request = { personId: actor.personId, key, route: 'grant-accommodation', body: grant };
    return this.transactions.run((tx) => once(tx, request, () => this.grant(tx, actor, grant)));
  }

  private async grant(tx: Tx, actor: Actor, { how, given, reason, ...grant }: Grant) {
    const accommodation = filledFrom(how === 'change' ? await standing(tx, grant.personId) : noAccommodation, given);
    const setBy = actor.personId;
    const { before, after } = await writeAccommodation(tx, { ...grant, accommodation, reason, setBy });
    const { personId } = after;
    refuseOneself(actor, personId);
    await audit(tx, actor, {
      action: 'accommodation.granted',
      subjectId: personId,
      before: before && termsOf(before),
      after: termsOf(after),
    });
    return { personId, sittings: await accommodateRunning(tx, personId, accommodation, actor) };
  }
}

/** An admin may: on a deployment of one's own there is nobody else. @throws AppError actor.forbidden */
export function refuseOneself(actor: Actor, personId: string): void {
  if (personId === actor.personId && actor.role !== 'admin') throw new AppError('actor.forbidden');
}

async function standing(tx: Tx, personId: string): Promise<Accommodation> {
  const granted = await lockGranted(tx, personId);
  if (!granted) throw new AppError('resource.not-found');
  return granted;
}

function filledFrom(base: Accommodation, given: Given): Accommodation {
  return {
    multiplier: given.multiplier ?? base.multiplier,
    extraBreaks: given.extraBreaks ?? base.extraBreaks,
    breakMinutes: given.breakMinutes ?? base.breakMinutes,
    hiddenClock: given.hiddenClock ?? base.hiddenClock,
    warningMinutes: given.warningMinutes === undefined ? base.warningMinutes : given.warningMinutes,
  };
}

/** What the audit log keeps of a grant. */
export function termsOf(granted: GrantedAccommodation) {
  const { multiplier, extraBreaks, breakMinutes, hiddenClock, warningMinutes, reason } = granted;
  return { multiplier, extraBreaks, breakMinutes, hiddenClock, warningMinutes, reason };
}
