import { seededRandom, shuffled } from '@app/kernel/seeded-random.js';
import type { Wire } from '@app/kernel/signature.js';
import type { Content, ContentOf } from './content.js';
import { signatureOf, type Cell, type Language, type SignatureText } from './program-content.js';
import { starterCode } from './starter-code.js';

interface Part {
  id: string;
  text: string;
}

/** `estimatedSeconds`: the time a prepared candidate needs. */
interface Asked {
  prompt: string;
  estimatedSeconds: number;
}

/** `starter`: what each language's editor begins with. `hiddenCaseCount`: how many more cases judge an answer. */
export interface CodeView {
  kind: 'code';
  signature: SignatureText;
  examples: { arguments: Wire[]; expected: Wire; note?: string }[];
  hiddenCaseCount: number;
  comparator: 'exact' | 'unordered' | 'unordered-nested' | 'any-of' | 'float' | 'checker';
  limits: { timeMs: number; memoryMb: number };
  languages: Language[];
  starter: Partial<Record<Language, string>>;
}

/** `example`: what a right answer gives for the seed that is shown; rows only where other seeds judge it as well. */
export interface SqlView {
  kind: 'sql';
  schema: string;
  seed: string;
  example: { columns: string[]; rows?: Cell[][] };
  hiddenCaseCount: number;
  orderMatters: boolean;
  columnsMatter: boolean;
  limits: { timeMs: number; memoryMb: number };
}

/** What leaves the server before an answer is final. It has no field for a key or for anything that teaches. */
export type CandidateView =
  | (Asked & { kind: 'single-choice' | 'multiple-choice'; options: Part[] })
  | (Asked & { kind: 'numeric'; unit?: string })
  | (Asked & { kind: 'short-text' })
  | (Asked & { kind: 'ordering'; items: Part[] })
  | (Asked & { kind: 'matching'; left: Part[]; right: Part[] })
  | (Asked & CodeView)
  | (Asked & SqlView)
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
    case 'code':
      return { ...asked, ...codeView(content) };
    case 'sql':
      return { ...asked, ...sqlView(content) };
    case 'open':
      return { kind: content.kind, ...asked, assessment: content.assessment };
  }
}

function codeView({ signature, examples, hiddenCases, comparator, limits, languages }: ContentOf<'code'>): CodeView {
  const parsed = signatureOf(signature);
  const starter = languages.map((language) => [language, starterCode(parsed, language)] as const);
  return {
    kind: 'code',
    signature,
    examples: examples.map(({ arguments: given, expected, note }) => ({
      arguments: given,
      expected,
      ...(note !== undefined && { note }),
    })),
    hiddenCaseCount: hiddenCases.length,
    comparator: typeof comparator === 'string' ? comparator : comparator.kind,
    limits,
    languages,
    starter: Object.fromEntries(starter.filter(([, text]) => text !== undefined)),
  };
}

function sqlView(content: ContentOf<'sql'>): SqlView {
  const { schema, seed, expected, hiddenCases, orderMatters, columnsMatter, limits } = content;
  const { columns, rows } = expected;
  return {
    kind: 'sql',
    schema,
    seed,
    example: hiddenCases.length > 0 ? { columns, rows } : { columns },
    hiddenCaseCount: hiddenCases.length,
    orderMatters,
    columnsMatter,
    limits,
  };
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
