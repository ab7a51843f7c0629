import { mostMinutes, leastMinutes, type SupervisionAct } from '@app/supervision/domain/act.js';
import type { SupervisedSitting } from './sitting-queries.js';

interface Words {
  /** On the button that asks for it. */
  label: string;
  /** On the button that does it. */
  confirm: string;
  effect: string;
}

export const actWords: Record<SupervisionAct, Words> = {
  pause: {
    label: 'Pause…',
    confirm: 'Pause',
    effect: 'The clock stops and the questions are hidden until an instructor lets it go on.',
  },
  resume: {
    label: 'Let go on…',
    confirm: 'Let go on',
    effect: 'The clock runs again from now.',
  },
  extend: {
    label: 'Give time…',
    confirm: 'Give the time',
    effect: 'The candidate gets more time, for a reason of their own. The new end is on their page at once.',
  },
  credit: {
    label: 'Give time back…',
    confirm: 'Give it back',
    effect: 'For time that was lost to something that nobody there could help, as an outage.',
  },
  terminate: {
    label: 'End…',
    confirm: 'End the sitting',
    effect: 'The sitting ends now. What was typed until now is graded.',
  },
  reopen: {
    label: 'Reopen…',
    confirm: 'Reopen',
    effect:
      'Its grades are taken back. It waits, with what time was left and what you give, until its candidate goes on. Where right answers were shown after the end, the candidate knows them.',
  },
};

/** Minutes that an act is offered with, and its bounds; undefined where it gives none. */
export function minutesOf(act: SupervisionAct): { start: number; min: number; max: number } | undefined {
  const min = leastMinutes[act];
  return min === undefined ? undefined : { start: act === 'extend' ? 10 : 5, min, max: mostMinutes };
}

type Standing = Pick<SupervisedSitting, 'state' | 'pausedBy' | 'clockMode' | 'items'>;

/** What can be done to a sitting as it stands. The server decides. */
export function actsOn(sitting: Standing): SupervisionAct[] {
  const { state, pausedBy } = sitting;
  if (state === 'finished' || state === 'graded') return ['reopen'];
  const stop: SupervisionAct[] = state === 'running' ? ['pause'] : pausedBy === 'reopening' ? [] : ['resume'];
  return [...stop, ...(hasHardClock(sitting) ? (['extend', 'credit'] as const) : []), 'terminate'];
}

/** Where no clock ends anything, there is no time to give. */
const hasHardClock = ({ clockMode, items }: Standing): boolean =>
  clockMode === 'hard' || items.some(({ remainingMs }) => remainingMs !== null);
