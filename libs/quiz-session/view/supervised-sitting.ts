import { databaseNow } from '@app/database/clock.js';
import type { Tx } from '@app/database/tx.js';
import { accommodationOf } from '@app/identity/accommodation-of.js';
import type { Kind } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import { AppError } from '@app/kernel/app-error.js';
import { usedAt } from '../domain/visits.js';
import { listItems, type SittingItem } from '../store/items.store.js';
import { keepTime } from '../clock/keep-time.js';
import { listSegments } from '../store/ledger.store.js';
import type { QuizSessionRow } from '../store/sessions.rows.js';
import { findSession } from '../store/sessions.store.js';
import { sittingView, type SittingView } from './sitting-view.js';
import { supervisedSummary, type SupervisedSummary } from './supervision-list.js';
import { visitsOf } from '../store/visits.store.js';

/** What is told of the whole in the same words as to its candidate. */
type Head = Pick<
  SittingView,
  | 'serverNow'
  | 'resitOf'
  | 'clock'
  | 'navigation'
  | 'tracked'
  | 'pause'
  | 'accommodation'
  | 'accommodationRefused'
  | 'ledger'
>;

/** How far an item is: nothing of what it asks, what was answered or what would be right. */
export interface SupervisedItem {
  position: number;
  section: number;
  questionId: string;
  slug: string;
  kind: Kind;
  level: Level;
  state: SittingView['items'][number]['state'];
  answered: boolean;
  flagged: boolean;
  /** How long it was open by the server's clock where that is known, else as the page measured it. */
  timeMs: number;
  remainingMs: number | null;
}

export interface SupervisedSitting extends SupervisedSummary, Head {
  sections: { number: number; title: string; remainingMs: number | null }[];
  items: SupervisedItem[];
}

/** One sitting in full, for somebody who watches over it, brought up to now first. @throws AppError resource.not-found */
export async function supervisedSitting(tx: Tx, sessionId: string): Promise<SupervisedSitting> {
  const found = await findSession(tx, sessionId);
  if (!found) throw new AppError('resource.not-found');
  const session = await keepTime(tx, found);
  const items = await listItems(tx, sessionId);
  const now = await databaseNow(tx);
  const view = sittingView({
    session,
    items,
    sections: session.tracked ? (await visitsOf(tx, sessionId)).sections : [],
    segments: await listSegments(tx, sessionId),
    granted: await accommodationOf(tx, session.personId),
    medians: new Map(),
    now,
  });
  return {
    ...(await supervisedSummary(tx, sessionId)),
    ...headOf(view),
    sections: view.sections.map(({ number, title, remainingMs }) => ({ number, title, remainingMs })),
    items: items.map((item, index) => itemOf(session, item, view.items[index]!, now)),
  };
}

function headOf(view: SittingView): Head {
  const { serverNow, resitOf, clock, navigation, tracked, pause, accommodation, accommodationRefused, ledger } = view;
  return { serverNow, resitOf, clock, navigation, tracked, pause, accommodation, accommodationRefused, ledger };
}

function itemOf(
  { tracked, openPosition, openedAt }: QuizSessionRow,
  item: SittingItem,
  { state, remainingMs }: SittingView['items'][number],
  now: Date,
): SupervisedItem {
  return {
    position: item.position,
    section: item.section,
    questionId: item.questionId,
    slug: item.slug,
    kind: item.content.kind,
    level: item.level,
    state,
    answered: item.response !== null,
    flagged: item.flagged,
    timeMs: tracked ? usedAt(item, openPosition === item.position ? openedAt : null, now) : item.timeSpentMs,
    remainingMs,
  };
}
