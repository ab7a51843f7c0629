import { Injectable } from '@nestjs/common';
import { AppError } from '@app/kernel/app-error.js';
import { checkedDraft } from '@app/question-bank/checked-content.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { correctAnswer, type Grade } from './domain/grade.js';
import { checkResponse, type Response } from './domain/response.js';
import { GradeAnswer } from './grade-answer.js';
import { BrokenQuestion } from './program-cases.js';

type Tried = Grade & { correctAnswer: unknown; explanation: string };

/** Grades an answer to a content that need not be stored, and stores nothing: for authors. */
@Injectable()
export class TryAnswer {
  constructor(private readonly gradeAnswer: GradeAnswer) {}

  /** @throws AppError question.invalid-content, response.invalid, service.unavailable */
  async run(input: { content: unknown; response: unknown }): Promise<Tried> {
    const content = checkedDraft(input.content);
    const check = checkResponse(content, input.response);
    if (!('response' in check)) {
      const faults = check.faults.map(({ pointer, message }) => ({ pointer: `/response${pointer}`, message }));
      throw new AppError('response.invalid', undefined, faults);
    }
    return {
      ...(await this.graded(content, check.response)),
      correctAnswer: correctAnswer(content),
      explanation: content.explanation,
    };
  }

  private async graded(content: Content, response: Response): Promise<Grade> {
    try {
      return await this.gradeAnswer.run(content, response);
    } catch (error) {
      if (!(error instanceof BrokenQuestion)) throw error;
      throw new AppError('question.invalid-content', undefined, [
        { pointer: `/content${error.pointer}`, message: error.message },
      ]);
    }
  }
}
