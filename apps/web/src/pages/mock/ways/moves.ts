import type { MockItem } from '../../../shapes.js';
import { openItemOf } from '../clocks/readings.js';
import type { TimedMock } from '../mock-query.js';

export type Place = number | 'summary';

/** Whether something of an item can be seen without opening it. */
export function isViewable(mock: TimedMock, item: MockItem): boolean {
  if (!mock.tracked || item.state === 'open') return true;
  const isOpenOne = item.position === mock.openPosition;
  return item.question !== null && (isOpenOne || mock.navigation === 'free' || mock.tellsAfterEach);
}

/** The item that a page shows whose address says `at`; none: the summary, or nothing is open yet. */
export function shownItem(mock: TimedMock, at: Place | undefined): MockItem | undefined {
  if (at === 'summary') return undefined;
  const wanted = mock.items.find(({ position }) => position === at);
  if (!mock.tracked) return wanted ?? mock.items[0];
  if (wanted && isViewable(mock, wanted)) return wanted;
  return openItemOf(mock);
}

/** What comes after an item: where there is only one way, the next that is still to be opened. */
export function nextPlace(mock: TimedMock, from: MockItem | undefined): Place {
  const after = mock.items.filter(({ position }) => position > (from?.position ?? 0));
  const isTrackedWay = mock.tracked && mock.navigation === 'forward-only';
  if (!isTrackedWay) return after[0]?.position ?? 'summary';
  const open = openItemOf(mock);
  if (open && from && from.position < open.position) return open.position;
  return after.find(({ state }) => state === 'unopened')?.position ?? 'summary';
}

/** What can be opened once the time for an item is over: the next, or one that was passed over before. */
export function nextToOpen(mock: TimedMock, from: MockItem | undefined): Place {
  const unopened = mock.items.filter(({ state }) => state === 'unopened');
  const after = unopened.find(({ position }) => position > (from?.position ?? 0));
  const passedOver = mock.navigation === 'free' ? unopened[0] : undefined;
  return (after ?? passedOver)?.position ?? 'summary';
}

/** Whether turning to `to` closes the item that is open for good. */
export function leavesForGood(mock: TimedMock, to: Place): boolean {
  const open = openItemOf(mock);
  return to !== 'summary' && to !== open?.position && mock.navigation === 'forward-only' && open?.state === 'open';
}

/** Whether an item was finished before the end and its feedback is on its way. */
export function awaitsFeedback(mock: TimedMock, item: MockItem): boolean {
  const isFinished = item.state === 'closed' && (!mock.tracked || item.position === mock.openPosition);
  return mock.state === 'running' && mock.tellsAfterEach && isFinished && item.feedback === null;
}

/** Whether an item that is not open yet can be opened from here. */
export function leadsTo(mock: TimedMock, item: MockItem): boolean {
  if (item.state !== 'unopened') return false;
  return mock.navigation === 'free' || nextPlace(mock, openItemOf(mock)) === item.position;
}
