import { Injectable } from '@nestjs/common';
import type { Fault } from '@app/kernel/app-error.js';
import { solutionLanguage } from '@app/question-bank/domain/check-program.js';
import type { ContentOf } from '@app/question-bank/domain/content.js';
import type { Language } from '@app/question-bank/domain/program-content.js';
import type { ProgramContent } from './domain/grade.js';
import type { Judgement } from './domain/judge.js';
import { JudgeProgram } from './judge-program.js';
import { BrokenQuestion } from './program-cases.js';

/**
 * Proves the key of a `code` or `sql` question by running it: each solution is accepted, each wrong one fails as it is
 * said to. Gives what does not hold, with pointers relative to the content.
 */
@Injectable()
export class ProveContent {
  constructor(private readonly judge: JudgeProgram) {}

  /** @throws AppError service.unavailable */
  async run(content: ProgramContent): Promise<Fault[]> {
    try {
      return content.kind === 'code' ? await this.proveCode(content) : await this.proveSql(content);
    } catch (error) {
      if (!(error instanceof BrokenQuestion)) throw error;
      return [{ pointer: error.pointer, message: error.message }];
    }
  }

  private async proveCode(content: ContentOf<'code'>): Promise<Fault[]> {
    const grade = async (language: Language, source: string) =>
      (await this.judge.grade(content, { language, source })).judge;
    const right = content.languages.map(async (language) => {
      const written = solutionLanguage(content, language)!;
      const judge = await grade(language, content.solutions[written]!);
      return judge?.verdict === 'AC' ? [] : [{ pointer: `/solutions/${written}`, message: failureOf(judge, language) }];
    });
    const wrong = content.wrongSolutions.map(async ({ language, source, verdict }, index) =>
      surprise(await grade(language, source), verdict, `/wrongSolutions/${index}`),
    );
    return (await Promise.all([...right, ...wrong])).flat();
  }

  private async proveSql(content: ContentOf<'sql'>): Promise<Fault[]> {
    const grade = async (sql: string) => (await this.judge.grade(content, { sql })).judge;
    const right = grade(content.solution).then((judge) =>
      judge?.verdict === 'AC' ? [] : [{ pointer: '/solution', message: failureOf(judge, 'SQL') }],
    );
    const wrong = content.wrongSolutions.map(async ({ sql, verdict }, index) =>
      surprise(await grade(sql), verdict, `/wrongSolutions/${index}`),
    );
    return (await Promise.all([right, ...wrong])).flat();
  }
}

function failureOf(judge: Judgement | undefined, language: string): string {
  const failed = judge?.cases.find(({ verdict }) => verdict !== 'AC');
  const where = failed ? ` in "${failed.name}"` : '';
  const why = failed?.message ?? judge?.message;
  return `is told ${judge?.verdict} in ${language}${where}${why ? `: ${why}` : ''}`;
}

function surprise(judge: Judgement | undefined, said: string, pointer: string): Fault[] {
  return judge?.verdict === said ? [] : [{ pointer, message: `is told ${judge?.verdict}, not ${said}` }];
}
