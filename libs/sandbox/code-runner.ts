import { UnsupportedValue } from './engines/encode.js';
import type { ExternalRunner } from './engines/external.js';
import { UnsupportedType } from './engines/harness/types.js';
import {
  ownLanguages,
  SandboxFailure,
  type Program,
  type ProgramRun,
  type SqlProgram,
  type SqlRun,
} from './program.js';
import type { Sandbox } from './sandbox.js';

/** The signature or the values of a question can't be told in this language. */
export class NotForLanguage extends Error {}

/** Runs programs wherever their language can run: in the sandboxes of this machine, or by an execution engine. */
export class CodeRunner {
  constructor(
    private readonly sandbox: Sandbox,
    private readonly external?: ExternalRunner,
  ) {}

  /** Languages that can run here now. */
  async languages(): Promise<string[]> {
    return [...ownLanguages, ...(await this.installedOutside())];
  }

  /** @throws SandboxFailure where no verdict can be had (IE): try again later; NotForLanguage */
  async runProgram(program: Program): Promise<ProgramRun> {
    if (isOwn(program.language)) return this.sandbox.runProgram(program);
    if (!this.external) throw new SandboxFailure(`no execution engine is set up that runs ${program.language}`);
    try {
      return await this.external.run(program);
    } catch (error) {
      if (!(error instanceof UnsupportedType || error instanceof UnsupportedValue)) throw error;
      throw new NotForLanguage(`${program.language}: ${error.message}`);
    }
  }

  /** @throws SandboxFailure */
  async runSql(program: SqlProgram): Promise<SqlRun> {
    return this.sandbox.runSql(program);
  }

  /** None, while the engine can't be asked. */
  private async installedOutside(): Promise<string[]> {
    try {
      return (await this.external?.installed()) ?? [];
    } catch (error) {
      if (error instanceof SandboxFailure) return [];
      throw error;
    }
  }

  /** Called by Nest at the start: finds out, and logs, which layers this machine has. */
  async onApplicationBootstrap(): Promise<void> {
    await this.sandbox.check();
  }

  /** Children and attempts by engine, for metrics. */
  figures(): Record<string, Record<string, number>> {
    return Object.fromEntries(Object.entries(this.sandbox.stats()).map(([engine, stats]) => [engine, { ...stats }]));
  }

  /** Called by Nest where the program ends in order. */
  async onModuleDestroy(): Promise<void> {
    await this.sandbox.close();
  }
}

const isOwn = (language: string) => (ownLanguages as readonly string[]).includes(language);
