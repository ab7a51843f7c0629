import { Injectable } from '@nestjs/common';
import { AppError } from '@app/kernel/app-error.js';
import { checkedContent } from '@app/question-bank/checked-content.js';
import { correctAnswer, grade, type Grade } from './domain/grade.js';
import { checkResponse } from './domain/response.js';

/** Grades an answer to a content that need not be stored, and stores nothing: for authors. */
@Injectable()
export class TryAnswer {
  /** @throws AppError question.invalid-content, response.invalid */
  run(input: { content: unknown; response: unknown }): Grade & { correctAnswer: unknown; explanation: string } {
    const content = checkedContent(input.content);
    const check = checkResponse(content, input.response);
    if (!('response' in check)) {
      const faults = check.faults.map(({ pointer, message }) => ({ pointer: `/response${pointer}`, message }));
      throw new AppError('response.invalid', undefined, faults);
    }
    return {
      ...grade(content, check.response),
      correctAnswer: correctAnswer(content),
      explanation: content.explanation,
    };
  }
}
