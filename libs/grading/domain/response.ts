import { z } from 'zod';
import { pointerOf, type Fault } from '@app/kernel/app-error.js';
import type { Content, Kind } from '@app/question-bank/domain/content.js';
import { languages, sourceSchema, sqlSchema } from '@app/question-bank/domain/program-content.js';
import { schemaFaults } from '@app/question-bank/domain/schema-faults.js';

/** How well a candidate says that they knew it. */
export const selfRatings = ['again', 'hard', 'good', 'easy'] as const;
export type SelfRating = (typeof selfRatings)[number];

const id = z.string().max(40);
const ids = z.array(id).max(20);
const text = z.string().max(20_000);

/** The shape of a response to each kind of question; `null` is "skipped". */
export const responseSchemas = {
  'single-choice': z.strictObject({ choice: id }).nullable(),
  'multiple-choice': z.strictObject({ choices: ids }).nullable(),
  numeric: z.strictObject({ number: z.number() }).nullable(),
  'short-text': z.strictObject({ text }).nullable(),
  ordering: z.strictObject({ order: ids }).nullable(),
  matching: z.strictObject({ pairs: z.record(id, id) }).nullable(),
  code: z.strictObject({ language: z.enum(languages), source: sourceSchema }).nullable(),
  sql: z.strictObject({ sql: sqlSchema }).nullable(),
  open: z.strictObject({ text, criteria: ids.optional() }).nullable(),
  flashcard: z.strictObject({ rating: z.enum(selfRatings) }).nullable(),
} as const satisfies Record<Kind, z.ZodType>;

export type ResponseOf<K extends Kind> = z.infer<(typeof responseSchemas)[K]>;
export type Response = ResponseOf<Kind>;

/**
 * Decides whether a document answers this question: its shape, and that it names only parts that the question
 * has. Says nothing about right or wrong. Pointers are relative to the response.
 */
export function checkResponse(content: Content, response: unknown): { response: Response } | { faults: Fault[] } {
  const parsed = responseSchemas[content.kind].safeParse(response);
  if (!parsed.success) return { faults: schemaFaults(parsed.error) };
  const faults = parsed.data === null ? [] : [...partFaults(content, parsed.data)];
  return faults.length ? { faults } : { response: parsed.data };
}

function* partFaults(content: Content, response: NonNullable<Response>): Generator<Fault> {
  if (content.kind === 'single-choice' && 'choice' in response) {
    if (!idsOf(content.options).has(response.choice)) yield { pointer: '/choice', message: 'is no option' };
  } else if (content.kind === 'multiple-choice' && 'choices' in response) {
    yield* listFaults(response.choices, idsOf(content.options), '/choices', 'is no option');
  } else if (content.kind === 'ordering' && 'order' in response) {
    yield* listFaults(response.order, idsOf(content.items), '/order', 'is no item');
    const missing = content.items.length - new Set(response.order).size;
    if (missing > 0) yield { pointer: '/order', message: 'must name every item once' };
  } else if (content.kind === 'matching' && 'pairs' in response) {
    const [left, right] = [idsOf(content.left), idsOf(content.right)];
    for (const [from, to] of Object.entries(response.pairs)) {
      const pointer = pointerOf(['pairs', from]);
      if (!left.has(from)) yield { pointer, message: 'is no item on the left' };
      if (!right.has(to)) yield { pointer, message: 'has no such item on the right' };
    }
  } else if (content.kind === 'code' && 'language' in response) {
    if (!content.languages.includes(response.language)) {
      yield { pointer: '/language', message: `must be ${content.languages.join(', ')}` };
    }
  } else if (content.kind === 'open' && 'criteria' in response) {
    yield* listFaults(response.criteria ?? [], idsOf(content.rubric), '/criteria', 'is no criterion');
  }
}

function* listFaults(
  named: readonly string[],
  known: ReadonlySet<string>,
  pointer: string,
  complaint: string,
): Generator<Fault> {
  for (const [index, name] of named.entries()) {
    if (!known.has(name)) yield { pointer: `${pointer}/${index}`, message: complaint };
    else if (named.indexOf(name) !== index) yield { pointer: `${pointer}/${index}`, message: 'is named twice' };
  }
}

function idsOf(parts: readonly { id: string }[]): Set<string> {
  return new Set(parts.map((part) => part.id));
}
