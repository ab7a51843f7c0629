import { checkContent } from './check-content.js';
import type { Content } from './content.js';
import { needsProof } from './workflow.js';

/** What a reviewer vouches for. */
export const tickedItems = ['explanation', 'level', 'licence', 'estimate', 'key'] as const;
export type TickedItem = (typeof tickedItems)[number];

/** What must hold before a version is approved; the thread has no comment that waits for an answer. */
export const checklistItems = [...tickedItems, 'thread'] as const;
export type ChecklistItem = (typeof checklistItems)[number];

export interface Tick {
  by: string;
  at: Date;
}

export interface CheckedItem {
  item: ChecklistItem;
  /** What the server finds missing; null: nothing. */
  fault: string | null;
  /** Whether somebody has to tick it. */
  asked: boolean;
  tick: Tick | null;
  /** The server proves it by running it, when the version is approved. */
  provedAtApproval: boolean;
  holds: boolean;
}

export interface Reviewed {
  content: Content;
  authorId: string;
  licence: string;
  openComments: number;
  /** Of this content only. */
  ticks: ReadonlyMap<TickedItem, Tick>;
}

/**
 * The checklist of a version. People tick it where two of them are asked for: whoever reviews alone vouches for
 * themselves by approving. A key that can be run is proved by running it, not by a tick.
 */
export function checklistOf(reviewed: Reviewed, policy: { twoPersonReview: boolean }): CheckedItem[] {
  const provedByRunning = needsProof(reviewed.content.kind);
  return checklistItems.map((item) => {
    const fault = faultOf(item, reviewed);
    const provedAtApproval = item === 'key' && provedByRunning;
    const asked = policy.twoPersonReview && item !== 'thread' && !provedAtApproval;
    const tick = tickOf(item, reviewed, policy);
    return { item, fault, asked, tick, provedAtApproval, holds: fault === null && (!asked || tick !== null) };
  });
}

/** Nobody vouches for what they wrote, even if they ticked it while it was another's. */
function tickOf(item: ChecklistItem, { ticks, authorId }: Reviewed, { twoPersonReview }: { twoPersonReview: boolean }) {
  const tick = item === 'thread' ? undefined : ticks.get(item);
  return tick && !(twoPersonReview && tick.by === authorId) ? tick : null;
}

/** What is missing, as faults of a refusal. */
export const missingOf = (checklist: readonly CheckedItem[]) =>
  checklist
    .filter(({ holds }) => !holds)
    .map(({ item, fault }) => ({ pointer: `/checklist/${item}`, message: fault ?? 'nobody has ticked it' }));

function faultOf(item: ChecklistItem, { content, licence, openComments }: Reviewed): string | null {
  switch (item) {
    case 'explanation':
      return content.explanation.trim() ? null : 'there is none';
    case 'licence':
      return licence.trim() ? null : 'none is named';
    case 'key': {
      const [fault] = checkContent(content).faults.filter(({ pointer }) => pointer !== '/explanation');
      return fault ? `${fault.pointer} ${fault.message}` : null;
    }
    case 'thread':
      return openComments === 0 ? null : `${openComments} open ${openComments === 1 ? 'comment' : 'comments'}`;
    case 'level':
    case 'estimate':
      return null;
  }
}
