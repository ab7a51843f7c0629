import type { ContentOf } from '@app/question-bank/domain/content.js';
import { contentHash } from '@app/question-bank/content-hash.js';
import type { CodeRunner } from '@app/sandbox/code-runner.js';
import { codeCases, sqlCases, type CodeCase, type SqlCase } from './program-cases.js';

/** Questions whose cases are kept; a large one holds some megabytes. */
const capacity = 32;

/** Keeps the worked-out cases of the questions asked last: generators and missing expected values are run once. */
export class CaseShelf {
  private readonly kept = new Map<string, Promise<unknown>>();

  constructor(private readonly runner: CodeRunner) {}

  async ofCode(content: ContentOf<'code'>): Promise<CodeCase[]> {
    return this.once(contentHash(content), () => codeCases(content, this.runner));
  }

  async ofSql(content: ContentOf<'sql'>): Promise<SqlCase[]> {
    return this.once(contentHash(content), () => sqlCases(content, this.runner));
  }

  private async once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const known = this.kept.get(key) as Promise<T> | undefined;
    this.kept.delete(key);
    const cases = known ?? work();
    this.kept.set(key, cases);
    const [oldest] = this.kept.keys();
    if (this.kept.size > capacity && oldest !== undefined) this.kept.delete(oldest);
    try {
      return await cases;
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }
}
