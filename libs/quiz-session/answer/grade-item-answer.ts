import { Injectable, Logger } from '@nestjs/common';
import { checkResponse } from '@app/grading/domain/response.js';
import type { Grade } from '@app/grading/domain/grade.js';
import { GradeAnswer } from '@app/grading/grade-answer.js';
import { BrokenQuestion } from '@app/grading/program-cases.js';
import type { SittingItem } from '../store/items.store.js';

/** Grades the answer to one item of a sitting, whatever it is. */
@Injectable()
export class GradeItemAnswer {
  private readonly log = new Logger(GradeItemAnswer.name);

  constructor(private readonly gradeAnswer: GradeAnswer) {}

  /**
   * A response was checked when it was saved; one that no longer fits its content counts as skipped, never as a crash.
   * A question whose own parts fail leaves its answer ungraded: the others must not wait for it.
   * @throws AppError service.unavailable
   */
  async run({ content, response, slug }: Pick<SittingItem, 'content' | 'response' | 'slug'>): Promise<Grade> {
    const check = checkResponse(content, response ?? null);
    try {
      return await this.gradeAnswer.run(content, 'response' in check ? check.response : null);
    } catch (error) {
      if (!(error instanceof BrokenQuestion)) throw error;
      this.log.error(`The question ${slug} cannot be graded: ${error.message} (${error.pointer})`);
      return { verdict: 'ungraded', score: 0, maxScore: 1 };
    }
  }
}
