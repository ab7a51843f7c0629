import { activeMs, type Segment } from '@app/quiz-session/domain/ledger.js';
import type { MockItem } from '../../../shapes.js';
import { clockText, durationText } from '../../../time.js';
import { remainingOf } from '../../../ui/countdown.js';
import type { TimedMock } from '../mock-query.js';

/** Calm; amber; red. */
export type Tone = 'calm' | 'low' | 'out';

/** What a clock shows now. The words say what the colour says. */
export interface Face {
  text: string;
  words: string;
  tone: Tone;
  /** Up to a hard end, or to the end of the time that was suggested; beyond that it is negative. */
  leftMs: number;
}

const minute = 60_000;
const usualWarningMinutes = 5;
/** How far beyond the suggested time of an item the advice gets urgent. */
const wellOver = 1.5;

export const warningMsOf = ({ accommodation }: TimedMock): number =>
  (accommodation?.warningMinutes ?? usualWarningMinutes) * minute;

/** How long ago the server read the sitting; nothing has passed where its clocks stand. */
const sinceRead = (mock: TimedMock): number => (mock.state === 'running' ? performance.now() - mock.readAt : 0);

/** Of the whole sitting; null where nothing ends it and nothing is suggested. */
export function totalLeftMs(mock: TimedMock): number | null {
  const { clock, state, ticking } = mock;
  if (clock.mode === 'off' || clock.limitMs === null) return null;
  if (clock.mode === 'hard') return Math.max(0, state === 'running' ? remainingOf(ticking) : ticking.remainingMs);
  const segments: Segment[] = mock.ledger.map(({ kind, at, amountMs }) => ({
    kind,
    at: new Date(at),
    amountMs: amountMs ?? undefined,
  }));
  const given = segments.reduce((sum, { amountMs = 0 }) => sum + amountMs, 0);
  return clock.limitMs + given - activeMs(segments, new Date(mock.serverNow)) - sinceRead(mock);
}

export function totalFace(mock: TimedMock): Face | null {
  const leftMs = totalLeftMs(mock);
  if (leftMs === null) return null;
  const { mode, limitMs } = mock.clock;
  if (mode === 'nudge') return nudgeFace(leftMs, `of ${durationText(limitMs ?? 0)} suggested`, warningMsOf(mock));
  if (leftMs <= minute) return { text: clockText(leftMs), words: 'left, the last minute', tone: 'out', leftMs };
  const isLow = leftMs <= warningMsOf(mock);
  return { text: clockText(leftMs), words: isLow ? 'left, not much' : 'left', tone: isLow ? 'low' : 'calm', leftMs };
}

function nudgeFace(leftMs: number, left: string, warningMs: number): Face {
  if (leftMs < 0) return { text: `+${clockText(-leftMs)}`, words: 'over the suggested time', tone: 'out', leftMs };
  const isLow = leftMs <= warningMs;
  return { text: clockText(leftMs), words: left, tone: isLow ? 'low' : 'calm', leftMs };
}

type SectionView = TimedMock['sections'][number];

export const openItemOf = (mock: TimedMock): MockItem | undefined =>
  mock.items.find(({ position }) => position === mock.openPosition);

export const sectionOf = (mock: TimedMock, item: Pick<MockItem, 'section'> | undefined): SectionView | undefined =>
  mock.sections.find(({ number }) => number === item?.section);

/** Whether the clocks of the item that the sitting is turned to run. */
const isTicking = (mock: TimedMock): boolean => mock.state === 'running' && openItemOf(mock)?.state === 'open';

/** What is left of a section's hard clock; null where it has none. */
export function sectionLeftMs(mock: TimedMock, section: SectionView): number | null {
  if (section.remainingMs === null) return null;
  const runs = isTicking(mock) && openItemOf(mock)?.section === section.number;
  return Math.max(0, section.remainingMs - (runs ? sinceRead(mock) : 0));
}

/** What is left of an item's hard clock; null where it has none. */
export function itemLeftMs(mock: TimedMock, item: MockItem): number | null {
  if (item.remainingMs === null) return null;
  const runs = isTicking(mock) && mock.openPosition === item.position;
  return Math.max(0, item.remainingMs - (runs ? sinceRead(mock) : 0));
}

/** Milliseconds that an item was in sight, as this page counts them. */
export type TimeOn = (position: number) => number;

export function sectionFace(mock: TimedMock, section: SectionView, timeOn: TimeOn): Face | null {
  const { mode, limitMs } = section.clock;
  if (mode === 'off' || limitMs === null) return null;
  if (mode === 'hard') return hardFace(sectionLeftMs(mock, section) ?? limitMs, limitMs, warningMsOf(mock));
  const runs = isTicking(mock) && openItemOf(mock)?.section === section.number;
  const used = mock.tracked
    ? section.usedMs + (runs ? sinceRead(mock) : 0)
    : section.positions.reduce((sum, position) => sum + timeOn(position), 0);
  return nudgeFace(limitMs - used, `of ${durationText(limitMs)} suggested`, Math.min(warningMsOf(mock), limitMs / 4));
}

/** Advice on an item turns amber at the limit and red well after it. */
export function itemFace(mock: TimedMock, item: MockItem, timeOn: TimeOn): Face | null {
  const clock = sectionOf(mock, item)?.itemClock;
  if (!clock || clock.mode === 'off' || clock.limitMs === null) return null;
  const { limitMs } = clock;
  if (clock.mode === 'hard') return hardFace(itemLeftMs(mock, item) ?? limitMs, limitMs, warningMsOf(mock));
  const used = timeOn(item.position);
  const leftMs = limitMs - used;
  if (leftMs > 0)
    return { text: clockText(leftMs), words: `of ${durationText(limitMs)} suggested`, tone: 'calm', leftMs };
  const tone = used >= limitMs * wellOver ? 'out' : 'low';
  const words = tone === 'out' ? 'well over the suggested time' : 'over the suggested time';
  return { text: `+${clockText(-leftMs)}`, words, tone, leftMs };
}

/** Short clocks warn late: at most in their last quarter, and red in their last tenth. */
function hardFace(leftMs: number, limitMs: number, warningMs: number): Face {
  const text = clockText(leftMs);
  if (leftMs <= Math.min(minute, limitMs / 10)) return { text, words: 'left, nearly over', tone: 'out', leftMs };
  const isLow = leftMs <= Math.min(warningMs, limitMs / 4);
  return { text, words: isLow ? 'left, not much' : 'left', tone: isLow ? 'low' : 'calm', leftMs };
}
