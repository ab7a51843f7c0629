import { chargeUpTo, giveWhole, isOpen, lengthen, note, settle, type Sitting } from './sitting.js';

/** What a candidate is granted. */
export interface Granted {
  multiplier: number;
  extraBreaks: number;
  breakMinutes: number;
}

const multiplierOf = ({ granted }: Sitting): number => granted?.multiplier ?? 1;

/** Breaks that are left, and how long one may be. */
export function breaksOf({ plan, granted, breaksTaken }: Sitting): { left: number; lengthMs: number } {
  const left = Math.max(0, plan.breaks + (granted?.extraBreaks ?? 0) - breaksTaken);
  return { left, lengthMs: plan.breaks > 0 ? plan.breakMs : (granted?.breakMinutes ?? 0) * 60_000 };
}

/** Of a sitting that begins: all its hard clocks are longer. */
export function beginWith(s: Sitting, granted: Granted | null): void {
  s.granted = granted;
  lengthenAll(s, 1, s.startedAt, 'rehearse');
}

/** A sitting that goes on gets what is granted now, if it is more than it has. */
export function accommodate(s: Sitting, granted: Granted, now: number): void {
  settle(s, now);
  if (!isOpen(s)) return;
  const before = multiplierOf(s);
  s.granted = {
    multiplier: Math.max(before, granted.multiplier),
    extraBreaks: Math.max(s.granted?.extraBreaks ?? 0, granted.extraBreaks),
    breakMinutes: Math.max(s.granted?.breakMinutes ?? 0, granted.breakMinutes),
  };
  lengthenAll(s, before, now, 'instructor');
}

function lengthenAll(s: Sitting, before: number, now: number, by: 'rehearse' | 'instructor'): void {
  const after = multiplierOf(s);
  if (after === before) return;
  if (!s.plan.isOpenEnded) {
    const amountMs = s.plan.limitMs * (after - before);
    giveWhole(s, amountMs);
    note(s, { kind: 'extended', at: now, amountMs, by });
  }
  chargeUpTo(s, now);
  for (const clock of [...s.items, ...s.sections]) {
    if (clock.limitMs !== null) lengthen(clock, Math.round(clock.limitMs * (after / before)) - clock.limitMs);
  }
}
