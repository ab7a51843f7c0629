import type { Debrief } from '../../../shapes.js';
import { dateTimeText, durationText, plural } from '../../../time.js';

/** Points as they are said: at most one decimal. */
export const pointsText = (points: number) => String(Math.round(points * 10) / 10);

const countingWords = {
  best: 'the best one counts',
  last: 'the last one counts',
  first: 'the first one counts',
  mean: 'their mean counts',
};

/** `Attempt 2 of 3, the best one counts`; undefined for what was chosen for once. */
export function attemptText({ attempt, attempts }: Debrief): string | undefined {
  if (attempt === null || attempts === null) return undefined;
  const { allowed, counts } = attempts;
  const of = allowed === null ? '' : ` of ${allowed}`;
  return `Attempt ${attempt}${of}${attempt > 1 || allowed !== 1 ? `, ${countingWords[counts]}` : ''}`;
}

/** How many answers still wait for a grade. */
export const waitingCount = ({ items }: Debrief) => items.filter(({ verdict }) => verdict === 'ungraded').length;

type Part = { name: string; lost: number; score: number; maxScore: number };

/** The topic that cost the most points, where one stands out. */
export function weakestTopic({ byTopic }: Debrief): (Part & { topic: string }) | undefined {
  const parts = (byTopic ?? []).map((part) => ({ ...part, name: part.topic, lost: part.maxScore - part.score }));
  const sorted = parts
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost || a.score / a.maxScore - b.score / b.maxScore);
  return sorted[0];
}

/** What the score means, in one sentence. */
export function meaningOf(debrief: Debrief, titleOf: (topic: string) => string): string {
  const { score, maxScore, items, told } = debrief;
  const waiting = waitingCount(debrief);
  if (score === null || maxScore === null) return scoreUntold(told.score.from);
  if (maxScore === 0) return `${waiting === 1 ? 'Your answer still waits' : 'Your answers still wait'} for a grade.`;
  const lost = maxScore - score;
  if (lost === 0) return waiting > 0 ? 'All that is graded so far was right.' : 'All of it was right.';
  const skipped = items.filter(({ verdict }) => verdict === 'skipped').length;
  if (skipped > 0 && skipped >= lost / 2) {
    return skipped >= lost
      ? `All lost points are on ${plural(skipped, 'question')} left open: what you answered was right.`
      : `Most lost points are on ${plural(skipped, 'question')} left open.`;
  }
  const weakest = weakestTopic(debrief);
  if (!weakest || debrief.byTopic?.length === 1)
    return `${pointsText(lost)} of ${pointsText(maxScore)} points were lost.`;
  const { topic, score: got, maxScore: of } = weakest;
  return `${titleOf(topic)} cost you most: ${pointsText(got)} of ${plural(of, 'point')} there.`;
}

function scoreUntold(from: string | null): string {
  return from === null
    ? 'This interview does not tell how it went.'
    : `The score is told from ${dateTimeText(from)} on.`;
}

/** `38 min of 45 min`, `38 min, no limit`. */
export function timeText({ time: { activeMs, limitMs } }: Debrief): string {
  return limitMs === null
    ? `${durationText(activeMs)}, no time limit`
    : `${durationText(activeMs)} of ${durationText(limitMs)}`;
}

/** `2 pauses, 14 min in all`; undefined where there was none. */
export function pausesText({ time: { pauses, pausedMs } }: Debrief): string | undefined {
  if (pauses === 0) return undefined;
  return pauses === 1 ? `1 pause of ${durationText(pausedMs)}` : `${pauses} pauses, ${durationText(pausedMs)} in all`;
}

const endWords = { candidate: undefined, deadline: 'ended when time was up', instructor: 'ended by an instructor' };

/** How it ended, where its candidate did not end it. */
export const endText = ({ finishCause }: Debrief) => (finishCause ? endWords[finishCause] : undefined);
