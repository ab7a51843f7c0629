import { z } from 'zod';
import { NotAType, parseValueType, type Signature, type Wire } from '@app/kernel/signature.js';

/** The first three run in our own sandboxes, the others where an operator has set up an execution engine. */
export const languages = ['javascript', 'typescript', 'python', 'java', 'go', 'cpp', 'ruby', 'csharp', 'rust'] as const;
export type Language = (typeof languages)[number];

/** What a solution that is known to be wrong must be told. */
export const wrongVerdicts = ['WA', 'TLE', 'MLE', 'OLE', 'RE', 'CE'] as const;

/** Longest source that is taken, in characters. */
export const maxSourceLength = 65_536;
export const sourceSchema = z.string().max(maxSourceLength);
export const sqlSchema = z.string().max(20_000);

const identifier = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,39}$/, 'a name of letters, digits and "_"');
const typeText = z
  .string()
  .max(100)
  .superRefine((text, context) => {
    try {
      parseValueType(text);
    } catch (error) {
      if (!(error instanceof NotAType)) throw error;
      context.addIssue({ code: 'custom', message: `${error.message}: int, long, float, string, bool, T[], T?, …` });
    }
  });
const parameter = z.strictObject({ name: identifier, type: typeText });
const parameters = z.array(parameter).max(10);
const returns = typeText.default('void');

const signature = z.union([
  z.strictObject({
    kind: z.literal('function').default('function'),
    name: identifier,
    parameters,
    returns,
    mutates: identifier.optional(),
  }),
  z.strictObject({
    kind: z.literal('class'),
    name: identifier,
    parameters: parameters.default([]),
    methods: z
      .array(z.strictObject({ name: identifier, parameters: parameters.default([]), returns }))
      .min(1)
      .max(20),
  }),
]);

const wire: z.ZodType<Wire> = z.json();
const caseName = z.string().trim().min(1).max(120);
const weight = z.number().positive().max(1_000);
const hiddenCase = z.union([
  z.strictObject({
    name: caseName.optional(),
    arguments: z.array(wire).max(10),
    expected: wire,
    weight: weight.optional(),
  }),
  z.strictObject({
    name: caseName.optional(),
    generate: z.string().min(1).max(10_000),
    expected: wire.optional(),
    weight: weight.optional(),
  }),
]);

const comparator = z.union([
  z.enum(['exact', 'unordered', 'unordered-nested', 'any-of']),
  z.strictObject({
    kind: z.literal('float'),
    absolute: z.number().min(0).default(1e-6),
    relative: z.number().min(0).max(1).default(1e-6),
  }),
  z.strictObject({ kind: z.literal('checker'), source: sourceSchema.min(1, 'must not be empty') }),
]);

/** `timeMs`: CPU time a case, in milliseconds; `memoryMb`: in MiB. */
const limits = z
  .strictObject({
    timeMs: z.int().min(100).max(10_000).default(2_000),
    memoryMb: z.int().min(16).max(256).default(128),
  })
  .prefault({});

const language = z.enum(languages);
const why = z.string().trim().min(1).max(500).optional();

/** The fields of a `code` question beside those that each kind has. */
export const codeFields = {
  signature,
  /** Shown to the candidate. */
  examples: z
    .array(
      z.strictObject({
        arguments: z.array(wire).max(10),
        expected: wire,
        note: z.string().max(2_000).optional(),
      }),
    )
    .min(1)
    .max(10),
  /** `generate`: a JavaScript function without arguments that gives the list of arguments, the same each time. */
  hiddenCases: z.array(hiddenCase).max(100).default([]),
  comparator: comparator.default('exact'),
  limits,
  languages: z.array(language).min(1).max(languages.length).default(['javascript', 'typescript', 'python']),
  /** One a language; TypeScript may do with the JavaScript one. They are run, and must pass, before approval. */
  solutions: z.partialRecord(language, sourceSchema.min(1, 'must not be empty')),
  /** They are run, and must fail as they say, before approval. */
  wrongSolutions: z
    .array(
      z.strictObject({
        language,
        source: sourceSchema.min(1, 'must not be empty'),
        verdict: z.enum(wrongVerdicts),
        why,
      }),
    )
    .max(20)
    .default([]),
};

const cell = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);
const table = z.strictObject({
  columns: z.array(z.string().min(1).max(100)).min(1).max(50),
  rows: z.array(z.array(cell).max(50)).max(1_000),
});
const seed = z.string().max(100_000);

/** The fields of a `sql` question. Each seed fills the schema's tables anew; the first is shown to the candidate. */
export const sqlFields = {
  schema: z.string().trim().min(1, 'must not be empty').max(20_000),
  seed,
  expected: table,
  hiddenCases: z
    .array(z.strictObject({ name: caseName.optional(), seed, expected: table.optional(), weight: weight.optional() }))
    .max(20)
    .default([]),
  orderMatters: z.boolean().default(false),
  /** Whether the columns' names are compared, too. Their number and order always are. */
  columnsMatter: z.boolean().default(false),
  solution: sqlSchema.min(1, 'must not be empty'),
  wrongSolutions: z
    .array(z.strictObject({ sql: sqlSchema.min(1, 'must not be empty'), verdict: z.enum(wrongVerdicts), why }))
    .max(20)
    .default([]),
  limits,
};

export type SignatureText = z.output<typeof signature>;
export type Comparator = z.output<typeof comparator>;
export type HiddenCase = z.output<typeof hiddenCase>;
export type Table = z.output<typeof table>;
export type Cell = z.output<typeof cell>;

/** The signature with its types parsed. */
export function signatureOf(text: SignatureText): Signature {
  const typed = (list: { name: string; type: string }[]) =>
    list.map(({ name, type }) => ({ name, type: parseValueType(type) }));
  if (text.kind === 'class') {
    return {
      kind: 'class',
      name: text.name,
      parameters: typed(text.parameters),
      methods: text.methods.map((method) => ({
        name: method.name,
        parameters: typed(method.parameters),
        returns: parseValueType(method.returns),
      })),
    };
  }
  const mutates = text.parameters.findIndex(({ name }) => name === text.mutates);
  return {
    kind: 'function',
    name: text.name,
    parameters: typed(text.parameters),
    returns: parseValueType(text.returns),
    ...(mutates >= 0 && { mutates }),
  };
}
