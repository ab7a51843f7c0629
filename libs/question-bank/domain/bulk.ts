import { systemActor, type Actor } from '@app/kernel/actor.js';
import { checkContent } from './check-content.js';
import type { Content } from './content.js';
import { mayEdit, mayManage } from './permissions.js';
import type { Level } from './taxonomy.js';
import type { VersionState } from './workflow.js';

export const bulkKinds = [
  'set-level',
  'add-topics',
  'remove-topics',
  'set-owner',
  'submit',
  'publish',
  'retire',
] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** What is done to each question. */
export type BulkAct =
  | { kind: 'set-level'; level: Level }
  | { kind: 'add-topics' | 'remove-topics'; topics: string[] }
  | { kind: 'set-owner'; ownerId: string }
  | { kind: 'submit' | 'publish' | 'retire' };

export const bulkStates = ['previewed', 'applying', 'applied', 'undoing', 'undone'] as const;
export type BulkState = (typeof bulkStates)[number];

export const bulkVerdicts = ['change', 'unchanged', 'refused'] as const;
export type BulkVerdict = (typeof bulkVerdicts)[number];

/** Why a question is left as it is. */
export const bulkReasons = [
  'not-editor',
  'not-owner',
  'wrong-state',
  'invalid-content',
  'no-topic-left',
  'too-many-topics',
] as const;
export type BulkReason = (typeof bulkReasons)[number];

/** What became of a change; `left` and `kept`: the question has moved on since, and stays as it is. */
export const bulkOutcomes = ['done', 'left', 'undone', 'kept'] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];

/** What an act changes, as it stands: the same value is the same state. */
export type BulkValue =
  | { level: Level }
  | { topics: string[] }
  | { ownerId: string; editorIds: string[] }
  | { number: number; state: VersionState; contentHash: string };

/** A question as bulk acts see it: its newest version, and which one is published. */
export interface BulkSubject {
  level: Level;
  topics: string[];
  ownerId: string;
  editorIds: string[];
  newest: { number: number; state: VersionState; contentHash: string; content: Content };
  published: { number: number; contentHash: string } | null;
  /** Another question goes on for it. */
  isMerged: boolean;
}

type Judged =
  | { verdict: 'change'; before: BulkValue; after: BulkValue }
  | { verdict: 'unchanged' }
  | { verdict: 'refused'; reason: BulkReason };

export const mostTopics = 5;

/** What candidates may have seen is never taken back; all else is. */
export const isUndoable = ({ kind }: BulkAct): boolean => kind !== 'publish' && kind !== 'retire';

/** What an act would do to a question. */
export function judgeBulk(actor: Actor, act: BulkAct, subject: BulkSubject): Judged {
  if (act.kind === 'set-owner' && !mayManage(actor, subject)) return refused('not-owner');
  if (act.kind !== 'publish' && !mayEdit(actor, subject)) return refused('not-editor');
  if (subject.isMerged) return refused('wrong-state');
  switch (act.kind) {
    case 'set-level':
      return change(act, subject, { level: act.level });
    case 'add-topics':
    case 'remove-topics':
      return changeTopics(act, subject);
    case 'set-owner':
      return changeOwner(act, subject);
    case 'submit':
    case 'publish':
    case 'retire':
      return move(act, subject);
  }
}

/** The part of a question that an act changes. */
export function valueOf({ kind }: BulkAct, subject: BulkSubject): BulkValue | undefined {
  switch (kind) {
    case 'set-level':
      return { level: subject.level };
    case 'add-topics':
    case 'remove-topics':
      return { topics: subject.topics };
    case 'set-owner':
      return { ownerId: subject.ownerId, editorIds: subject.editorIds };
    case 'submit':
    case 'publish': {
      const { number, state, contentHash } = subject.newest;
      return { number, state, contentHash };
    }
    case 'retire':
      return subject.published === null ? undefined : { ...subject.published, state: 'published' };
  }
}

function changeTopics(act: Extract<BulkAct, { topics: string[] }>, subject: BulkSubject): Judged {
  const given = new Set(act.topics);
  const topics =
    act.kind === 'add-topics'
      ? [...new Set([...subject.topics, ...given])]
      : subject.topics.filter((topic) => !given.has(topic));
  if (topics.length === 0) return refused('no-topic-left');
  if (topics.length > mostTopics) return refused('too-many-topics');
  return change(act, subject, { topics });
}

/** Who owned it stays an editor. */
function changeOwner(act: Extract<BulkAct, { ownerId: string }>, subject: BulkSubject): Judged {
  const { ownerId } = act;
  if (ownerId === subject.ownerId) return { verdict: 'unchanged' };
  const others = [...new Set([...subject.editorIds, subject.ownerId])];
  const editorIds = others.filter((id) => id !== ownerId && id !== systemActor.personId).toSorted();
  return change(act, subject, { ownerId, editorIds });
}

const moves = {
  submit: { from: 'draft', to: 'in-review' },
  publish: { from: 'approved', to: 'published' },
  retire: { from: 'published', to: 'retired' },
} as const;

function move(act: Extract<BulkAct, { kind: keyof typeof moves }>, subject: BulkSubject): Judged {
  const { from, to } = moves[act.kind];
  const before = valueOf(act, subject);
  if (!before || !('state' in before)) return refused('wrong-state');
  if (before.state === to) return { verdict: 'unchanged' };
  if (before.state !== from) return refused('wrong-state');
  if (act.kind === 'submit' && !checkContent(subject.newest.content).content) return refused('invalid-content');
  return { verdict: 'change', before, after: { ...before, state: to } };
}

function change(act: BulkAct, subject: BulkSubject, after: BulkValue): Judged {
  const before = valueOf(act, subject)!;
  return isSameValue(before, after) ? { verdict: 'unchanged' } : { verdict: 'change', before, after };
}

const refused = (reason: BulkReason): Judged => ({ verdict: 'refused', reason });

/** Values of one kind are written with their fields in any order. */
export function isSameValue(a: BulkValue, b: BulkValue): boolean {
  const text = (value: BulkValue) => JSON.stringify(Object.entries(value).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
}
