import { partId } from '../draft.js';
import { elementsOf, firstOf } from '../xml/element.js';
import type { MoodleOutcome, MoodleReading } from './moodle-reading.js';

/** `matching`: a pair each; an answer without a question leads astray. Answers that read the same are one. */
export function readMatching(reading: MoodleReading): MoodleOutcome {
  const pairs = elementsOf(reading.question, 'subquestion');
  if (pairs.length === 0) reading.fault('has no pairs');
  const left: { id: string; text: string }[] = [];
  const right = new Map<string, string>();
  const key: [string, string][] = [];
  for (const [index, pair] of pairs.entries()) {
    const text = reading.line(pair);
    // Moodle has no format for it.
    const answer = reading.line(firstOf(pair, 'answer'), 'plain');
    if (!answer) reading.fault(`pair ${index + 1} has no answer`);
    const partner = right.get(answer) ?? `r${right.size + 1}`;
    right.set(answer, partner);
    if (!text) continue;
    left.push({ id: `l${left.length + 1}`, text });
    key.push([`l${left.length}`, partner]);
  }
  return {
    kind: 'matching',
    left,
    right: Array.from(right, ([text, id]) => ({ id, text })),
    key: Object.fromEntries(key),
  };
}

/**
 * `ordering`: items in their right order. Its longest ordered subset is our `partial`, though it shares out the points a
 * little differently; of the other ways to count, `partial` is the nearest.
 */
export function readOrdering(reading: MoodleReading): MoodleOutcome {
  const items = elementsOf(reading.question, 'answer').map((answer, index) => {
    const text = reading.line(answer);
    if (!text) reading.fault(`item ${index + 1} has no text`);
    reading.loseText(`feedback on item ${index + 1}`, firstOf(answer, 'feedback'));
    return { id: partId(index), text };
  });
  if (items.length === 0) reading.fault('has no items');
  const counted = reading.plain('gradingtype') || 'ABSOLUTE_POSITION';
  if (!/^(?:ALL_OR_NOTHING|LONGEST_ORDERED_SUBSET)$/.test(counted)) reading.lose(`points by ${counted}`);
  const selected = reading.plain('selecttype') || 'ALL';
  if (selected !== 'ALL') reading.lose(`only ${reading.plain('selectcount')} items are shown (${selected})`);
  const scoring = counted === 'ALL_OR_NOTHING' ? 'all-or-nothing' : 'partial';
  return { kind: 'ordering', items, key: items.map(({ id }) => id), scoring };
}
