import { seededRandom, shuffled } from '@app/kernel/seeded-random.js';
import type { Content, ContentOf } from './content.js';

interface Part {
  id: string;
  text: string;
}

/** `estimatedSeconds`: the time a prepared candidate needs. */
interface Asked {
  prompt: string;
  estimatedSeconds: number;
}

/** What leaves the server before an answer is final. It has no field for a key or for anything that teaches. */
export type CandidateView =
  | (Asked & { kind: 'single-choice' | 'multiple-choice'; options: Part[] })
  | (Asked & { kind: 'numeric'; unit?: string })
  | (Asked & { kind: 'short-text' })
  | (Asked & { kind: 'ordering'; items: Part[] })
  | (Asked & { kind: 'matching'; left: Part[]; right: Part[] })
  | (Asked & { kind: 'open'; assessment: 'self' | 'instructor' })
  | { kind: 'flashcard'; front: string; estimatedSeconds: number };

/**
 * Built field by field: what is not named here can't leave. Items to order and the right sides of pairs are
 * shuffled by `seed` (the version's id, say), the same way each time; options keep their author's order.
 */
export function candidateView(content: Content, seed = ''): CandidateView {
  if (content.kind === 'flashcard') {
    return { kind: content.kind, front: content.front, estimatedSeconds: content.estimatedSeconds };
  }
  const asked: Asked = { prompt: content.prompt, estimatedSeconds: content.estimatedSeconds };
  switch (content.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return { kind: content.kind, ...asked, options: content.options.map(part) };
    case 'numeric':
      return { kind: content.kind, ...asked, ...(content.unit === undefined ? {} : { unit: content.unit }) };
    case 'short-text':
      return { kind: content.kind, ...asked };
    case 'ordering':
      return { kind: content.kind, ...asked, items: disordered(content, seed) };
    case 'matching':
      return {
        kind: content.kind,
        ...asked,
        left: content.left.map(part),
        right: shuffled(content.right.map(part), seededRandom(seed)),
      };
    case 'open':
      return { kind: content.kind, ...asked, assessment: content.assessment };
  }
}

function part({ id, text }: Part): Part {
  return { id, text };
}

/** Never the key itself, unless there are only two items: then never showing it would give it away. */
function disordered({ items, key }: ContentOf<'ordering'>, seed: string): Part[] {
  const shown = shuffled(items.map(part), seededRandom(seed));
  const [first, ...rest] = shown;
  const solved = shown.every((item, index) => item.id === key[index]);
  return first && solved && shown.length > 2 ? [...rest, first] : shown;
}
