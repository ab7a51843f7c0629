import { z } from 'zod';
import { codeFields, sqlFields } from './program-content.js';

/** Ids inside one question: options, items, pairs, criteria. */
const partId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'a short id of letters, digits, "-" and "_"');
const markdown = z.string().trim().min(1, 'must not be empty').max(20_000, 'must have at most 20 000 characters');
const line = z.string().trim().min(1, 'must not be empty').max(2_000, 'must have at most 2 000 characters');

const part = z.strictObject({ id: partId, text: line });
const option = z.strictObject({ id: partId, text: line, feedback: line.optional() });
const reference = z.strictObject({
  title: z.string().trim().min(1, 'must not be empty').max(300),
  url: z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' }).max(2_000),
});

/** What every kind has beside what it asks. `estimatedSeconds`: the time a prepared candidate needs, in seconds. */
const taughtWith = (explanation: typeof markdown) => ({
  explanation,
  estimatedSeconds: z.int('must be a whole number').min(5, 'must be 5 at least').max(7_200, 'must be 7200 at most'),
  references: z.array(reference).max(20).default([]),
});
const scoring = z.enum(['all-or-nothing', 'partial']);

const numericKey = z.union([
  z.strictObject({
    value: z.number(),
    tolerance: z
      .union([z.strictObject({ absolute: z.number().min(0) }), z.strictObject({ relative: z.number().min(0).max(1) })])
      .optional(),
  }),
  z.strictObject({ min: z.number(), max: z.number() }),
]);

const schemaWith = (taught: ReturnType<typeof taughtWith>) => {
  const common = { prompt: markdown, ...taught };
  return z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('single-choice'),
      ...common,
      options: z.array(option).min(2).max(12),
      key: partId,
    }),
    z.strictObject({
      kind: z.literal('multiple-choice'),
      ...common,
      options: z.array(option).min(2).max(20),
      key: z.array(partId).min(1).max(20),
      scoring: scoring.default('partial'),
    }),
    z.strictObject({
      kind: z.literal('numeric'),
      ...common,
      key: numericKey,
      unit: z.string().trim().min(1).max(40).optional(),
    }),
    z.strictObject({
      kind: z.literal('short-text'),
      ...common,
      key: z.strictObject({
        accepted: z
          .array(z.string().trim().min(1, 'must not be empty').max(500))
          .min(1, 'must name one at least')
          .max(50),
        pattern: z.string().min(1).max(500).optional(),
      }),
    }),
    z.strictObject({
      kind: z.literal('ordering'),
      ...common,
      items: z.array(part).min(2).max(20),
      key: z.array(partId),
      scoring: scoring.default('partial'),
    }),
    z.strictObject({
      kind: z.literal('matching'),
      ...common,
      left: z.array(part).min(2).max(20),
      right: z.array(part).min(2).max(20),
      key: z.record(partId, partId),
    }),
    z.strictObject({
      kind: z.literal('open'),
      ...common,
      modelAnswer: markdown,
      rubric: z
        .array(z.strictObject({ id: partId, text: line, points: z.number().positive().max(100) }))
        .min(1)
        .max(20),
      assessment: z.enum(['self', 'instructor']).default('self'),
    }),
    z.strictObject({ kind: z.literal('code'), ...common, ...codeFields }),
    z.strictObject({ kind: z.literal('sql'), ...common, ...sqlFields }),
    z.strictObject({
      kind: z.literal('flashcard'),
      front: markdown,
      back: markdown,
      ...taught,
    }),
  ]);
};

export const contentSchema = schemaWith(taughtWith(markdown));
/** Of a draft, which may lack its explanation until it is submitted. */
export const draftSchema = schemaWith(taughtWith(z.string().trim().max(20_000)));

/** What a question version holds: the prompt, the key and all that teaches. Never leaves the server whole before its time. */
export type Content = z.infer<typeof contentSchema>;
export type Kind = Content['kind'];
export type ContentOf<K extends Kind> = Extract<Content, { kind: K }>;

export const kinds = [
  'single-choice',
  'multiple-choice',
  'numeric',
  'short-text',
  'ordering',
  'matching',
  'code',
  'sql',
  'open',
  'flashcard',
] as const satisfies readonly Kind[];
