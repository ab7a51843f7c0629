import { Injectable } from '@nestjs/common';
import { languages, type Language } from '@app/question-bank/domain/program-content.js';
import { CodeRunner } from '@app/sandbox/code-runner.js';

/** Every language that a question may offer, and whether it can be run here now. */
@Injectable()
export class ListLanguages {
  constructor(private readonly runner: CodeRunner) {}

  async run(): Promise<{ id: Language; available: boolean }[]> {
    const here = await this.runner.languages();
    return languages.map((id) => ({ id, available: here.includes(id) }));
  }
}
