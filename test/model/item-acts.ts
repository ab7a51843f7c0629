import { type ActOf, answers, type Deed, done, type Outcome, refused } from './acts.js';
import {
  closesAt,
  finalOf,
  graceMs,
  isOpenable,
  itemAt,
  leave,
  newestOf,
  settle,
  type Item,
  type Sitting,
} from './sitting.js';

/** Why a sitting takes nothing from its candidate now. */
function refusalOf(s: Sitting): string | null {
  if (s.state === 'paused') return 'session.not-running';
  if (s.state === 'running') return null;
  return s.cause === 'deadline' ? 'session.late' : 'session.finished';
}

/** What comes for an item that is open, or that was turned away from a moment ago, counts. */
function itemRefusalOf(s: Sitting, item: Item, now: number): string | null {
  if (item.closed === 'finished') return 'item.closed';
  if (!s.plan.tracked) return null;
  if (s.openSince !== null && s.turnedTo === item.position) {
    return now > (closesAt(s, item) ?? Infinity) + graceMs ? 'item.closed' : null;
  }
  if (item.leftAt !== null && now <= item.leftAt + graceMs) return null;
  return item.closed === null ? 'item.not-open' : 'item.closed';
}

/** All that is sent at once, one after the other. */
export function save(s: Sitting, { act, who, position, revision, sent }: Deed<ActOf<'save'>>, now: number): Outcome[] {
  const item = itemAt(s, position);
  if (who !== s.owner || !item) return sent.map(() => refused('resource.not-found'));
  settle(s, now);
  return sent.map((answer) => {
    const draft = answers[answer as 0];
    if (!draft) return refused('response.invalid');
    const code = refusalOf(s) ?? itemRefusalOf(s, item, now);
    if (code === null)
      return accept(item, { revision, response: draft.response, spentMs: act.spentMs }, now - s.startedAt);
    if (!(revision in item.late)) item.late[revision] = draft.response;
    return refused(code);
  });
}

interface Draft {
  revision: number;
  response: unknown;
  spentMs: number | null;
}

/** The highest number counts; a number that is taken stays what it is. */
function accept(item: Item, { revision, response, spentMs }: Draft, elapsedMs: number): Outcome {
  item.spentMs = Math.max(item.spentMs, Math.min(spentMs ?? 0, elapsedMs));
  const newest = newestOf(item.drafts);
  if (!(revision in item.drafts)) item.drafts[revision] = response;
  const counts = revision > newest || (revision === newest && isSame(item.drafts[newest], response));
  if (counts) return done(`${revision}`);
  return done(`${newest} instead: ${JSON.stringify(item.drafts[newest])}`);
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export function flag(s: Sitting, position: number, flagged: boolean): Outcome {
  const item = itemAt(s, position);
  if (!item) return refused('resource.not-found');
  const code = refusalOf(s);
  if (code) return refused(code);
  item.flagged = flagged;
  return done(`${flagged}`);
}

export function open(s: Sitting, position: number, now: number): Outcome {
  const code = refusalOf(s);
  if (code) return refused(code);
  const item = itemAt(s, position);
  if (!item) return refused('resource.not-found');
  if (!s.plan.tracked || (s.turnedTo === position && s.openSince !== null)) return done();
  if (!isOpenable(s, item, now)) return refused('item.closed');
  const next = s.items.find((one) => one.position > (s.turnedTo ?? 0) && isOpenable(s, one, now));
  if (s.plan.forwardOnly && next !== item) return refused('item.not-next');
  leave(s, now);
  if (s.plan.forwardOnly && s.turnedTo !== null) itemAt(s, s.turnedTo).closed ??= 'passed';
  Object.assign(s, { turnedTo: position, openSince: now });
  return done();
}

export function finish(s: Sitting, position: number, now: number): Outcome {
  const code = refusalOf(s);
  if (code) return refused(code);
  const item = itemAt(s, position);
  if (!item) return refused('resource.not-found');
  if (item.closed !== null) return done();
  if (s.plan.tracked && s.turnedTo !== position) return refused('item.not-open');
  leave(s, now);
  const { revision, response } = finalOf(item);
  Object.assign(item, { closed: 'finished', leftAt: null, final: { revision: revision ?? 0, response } });
  if (s.plan.tellsAfterEach) s.asked.itemGrades += 1;
  return done();
}
