import type { Content } from '@app/question-bank/domain/content.js';

interface Part {
  id: string;
  text: string;
}

/** Ids of one list of parts as those of another: by their texts, of which the first of two that read alike is meant. */
function byText(before: readonly Part[], after: readonly Part[]): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, text } of before) {
    const same = after.filter((part) => part.text === text);
    const next = same.find((part) => !taken.has(part.id)) ?? same[0];
    if (!next) continue;
    taken.add(next.id);
    ids.set(id, next.id);
  }
  return ids;
}

const byPlace = (before: readonly { id: string }[], after: readonly { id: string }[]) =>
  new Map(before.flatMap(({ id }, index) => (after[index] ? [[id, after[index].id] as const] : [])));

/** An answer to a question in the words of the same question after it came back: its parts may have other ids there. */
export function sameAnswer(response: unknown, before: Content, after: Content): unknown {
  if (typeof response !== 'object' || response === null) return response;
  const list = (ids: unknown, map: ReadonlyMap<string, string>) =>
    Array.isArray(ids) ? ids.map((id: string) => map.get(id) ?? `${id}-unknown`) : ids;
  if (before.kind === 'single-choice' && after.kind === 'single-choice' && 'choice' in response) {
    const [choice] = list([response.choice], byPlace(before.options, after.options)) as unknown[];
    return { ...response, choice };
  }
  if (before.kind === 'multiple-choice' && after.kind === 'multiple-choice' && 'choices' in response) {
    return { ...response, choices: list(response.choices, byPlace(before.options, after.options)) };
  }
  if (before.kind === 'ordering' && after.kind === 'ordering' && 'order' in response) {
    return { ...response, order: list(response.order, byText(before.items, after.items)) };
  }
  if (before.kind === 'open' && after.kind === 'open' && 'criteria' in response) {
    return { ...response, criteria: list(response.criteria, byPlace(before.rubric, after.rubric)) };
  }
  if (before.kind === 'matching' && after.kind === 'matching' && 'pairs' in response) {
    const [left, right] = [byPlace(before.left, after.left), byText(before.right, after.right)];
    const pairs = Object.entries(response.pairs as Record<string, string>).map(([from, to]) => [
      left.get(from) ?? `${from}-unknown`,
      right.get(to) ?? `${to}-unknown`,
    ]);
    return { ...response, pairs: Object.fromEntries(pairs) as unknown };
  }
  return response;
}
