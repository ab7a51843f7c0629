import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError, type Fault } from '@app/kernel/app-error.js';
import type { Wire } from '@app/kernel/signature.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { isProgram, type ProgramContent } from '@app/grading/domain/grade.js';
import type { Judgement } from '@app/grading/domain/judge.js';
import { checkResponse } from '@app/grading/domain/response.js';
import { JudgeProgram } from '@app/grading/judge-program.js';
import { BrokenQuestion } from '@app/grading/program-cases.js';
import { argumentFaults } from '@app/question-bank/domain/check-program.js';
import { signatureOf } from '@app/question-bank/domain/program-content.js';
import { visibleQuestion } from '@app/question-bank/visible-question.js';
import { listItems } from '../store/items.store.js';
import { ownSession } from '../clock/own-session.js';

interface RunInput {
  slug: string;
  /** The sitting that asks it: the version that it has frozen is meant. */
  sessionId?: string | undefined;
  response: unknown;
  /** Arguments of the candidate's own cases. */
  own: Wire[][];
}

/** Runs a program over the public examples and the candidate's own cases. Stores nothing, grades nothing. */
@Injectable()
export class RunProgram {
  constructor(
    private readonly transactions: Transactions,
    private readonly judge: JudgeProgram,
  ) {}

  /** @throws AppError resource.not-found, question.not-runnable, response.invalid, service.unavailable */
  async run(actor: Actor, input: RunInput): Promise<Judgement> {
    const content = await this.transactions.run((tx) => runnableContent(tx, actor, input));
    const check = checkResponse(content, input.response);
    if (!('response' in check)) throw new AppError('response.invalid', undefined, check.faults);
    const { response } = check;
    if (response === null || !('source' in response || 'sql' in response)) throw new AppError('response.invalid');
    refuseUnfit(content, input.own);
    try {
      return await this.judge.rehearse(content, response, input.own);
    } catch (error) {
      if (!(error instanceof BrokenQuestion) || !error.pointer.startsWith('/cases/')) throw error;
      const message = 'is outside what the question asks: its own solution fails here';
      throw new AppError('response.invalid', undefined, [{ pointer: error.pointer, message }]);
    }
  }
}

async function runnableContent(tx: Tx, actor: Actor, { slug, sessionId }: RunInput): Promise<ProgramContent> {
  const content = sessionId
    ? await askedContent(tx, actor, { slug, sessionId })
    : (await visibleQuestion(tx, actor.personId, { slug })).content;
  if (!isProgram(content)) throw new AppError('question.not-runnable');
  return content;
}

async function askedContent(tx: Tx, actor: Actor, { slug, sessionId }: { slug: string; sessionId: string }) {
  const session = await ownSession(tx, actor, sessionId);
  const item = (await listItems(tx, sessionId)).find((one) => one.slug === slug);
  const isUnseen = session.tracked && item?.seenAt === null;
  if (!item || isUnseen || session.state === 'paused') throw new AppError('resource.not-found');
  return item.content;
}

function refuseUnfit(content: ProgramContent, own: Wire[][]): void {
  const faults: Fault[] = [];
  if (content.kind === 'sql' && own.length > 0) faults.push({ pointer: '/cases', message: 'are for code only' });
  if (content.kind === 'code') {
    const signature = signatureOf(content.signature);
    for (const [index, given] of own.entries())
      faults.push(...argumentFaults(signature, given, ['cases', index, 'arguments']));
  }
  if (faults.length > 0) throw new AppError('response.invalid', undefined, faults);
}
