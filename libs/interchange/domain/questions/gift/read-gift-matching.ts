import { defaultSeconds } from '../defaults.js';
import type { UncheckedDraft } from '../draft.js';
import type { GiftReading } from './gift-reading.js';
import { splitAtSigns, trimmed, type Span } from './gift-signs.js';
import type { Asked } from './read-gift-choice.js';

export const arrow = '->';

/** `{=left -> right}`; one without a left side is a right side that belongs to none. */
export function readMatching(reading: GiftReading, asked: Asked, body: Span): UncheckedDraft {
  const left: { id: string; text: string }[] = [];
  /** By its text, the id of each right side, in the order of their first use. */
  const right = new Map<string, string>();
  const key: Record<string, string> = {};
  for (const pair of splitAtSigns(body, '=')) {
    const cut = pair.text.indexOf(arrow);
    const side = (from: number, to?: number) => trimmed({ text: pair.text.slice(from, to), at: pair.at + from });
    const partner = cut === -1 ? undefined : side(cut + arrow.length);
    if (!partner?.text) {
      reading.fault(pair, 'a pair has no “->” with something after it');
      continue;
    }
    const rightText = reading.plainLine(partner);
    const rightId = right.get(rightText) ?? `r${right.size + 1}`;
    right.set(rightText, rightId);
    const item = side(0, cut);
    if (!item.text) continue;
    const id = `l${left.length + 1}`;
    left.push({ id, text: reading.part(item) });
    key[id] = rightId;
  }
  return {
    kind: 'matching',
    ...asked,
    estimatedSeconds: defaultSeconds.matching,
    left,
    right: [...right].map(([text, id]) => ({ id, text })),
    key,
  };
}
