/** Why a file can't be imported. Stable: pages map each to words. */
export const ankiProblems = [
  'not-a-package',
  'too-new',
  'stub-only',
  'no-collection',
  'too-large',
  'too-many-cards',
  'corrupt',
  'empty',
] as const;
export type AnkiProblemCode = (typeof ankiProblems)[number];

/** The file is at fault, and will be each time. */
export class AnkiProblem extends Error {
  constructor(
    readonly code: AnkiProblemCode,
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = 'AnkiProblem';
  }
}
