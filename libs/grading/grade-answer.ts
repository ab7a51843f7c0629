import { Injectable } from '@nestjs/common';
import type { Content } from '@app/question-bank/domain/content.js';
import { grade, isProgram, type Grade } from './domain/grade.js';
import type { Response } from './domain/response.js';
import { JudgeProgram } from './judge-program.js';

/** Grades an answer to any kind: programs by running them, all else by rule. */
@Injectable()
export class GradeAnswer {
  constructor(private readonly judge: JudgeProgram) {}

  /** `response` must have passed `checkResponse` for the same content. @throws AppError service.unavailable */
  async run(content: Content, response: Response): Promise<Grade> {
    if (!isProgram(content)) return grade(content, response);
    if (response === null || isBlank(response)) return { verdict: 'skipped', score: 0, maxScore: 1 };
    if (!('source' in response) && !('sql' in response))
      throw new TypeError(`not a response to a ${content.kind} question`);
    return this.judge.grade(content, response);
  }
}

function isBlank(response: NonNullable<Response>): boolean {
  const text = 'source' in response ? response.source : 'sql' in response ? response.sql : undefined;
  return text?.trim() === '';
}
