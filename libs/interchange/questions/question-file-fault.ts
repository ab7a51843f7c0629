import type { QuestionFileProblem } from '../domain/question-import.js';

/** The file as a whole is at fault, and will be each time. */
export class QuestionFileFault extends Error {
  override readonly name = 'QuestionFileFault';

  constructor(
    readonly code: QuestionFileProblem,
    options?: { cause?: unknown },
  ) {
    super(code, options);
  }
}
