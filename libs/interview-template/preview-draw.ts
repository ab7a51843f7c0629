import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { checkedPlan, drawAfresh, refuseUnknownNames } from './checked-plan.js';
import { drawnQuestions, type DrawnQuestion } from './pools.store.js';

type PreviewedQuestion = Omit<DrawnQuestion, 'versionId'>;

/** Seconds of a clock are null where it is off. */
export interface DrawPreview {
  /** Draws the same again. */
  seed: string;
  estimatedSeconds: number;
  clockSeconds: number | null;
  sections: {
    title: string;
    estimatedSeconds: number;
    clockSeconds: number | null;
    questions: PreviewedQuestion[];
  }[];
}

/** Characters that are shown of a prompt. */
const longestPrompt = 280;

/** Shows an instructor what a plan could ask of somebody who has met nothing yet. Nothing is stored. */
@Injectable()
export class PreviewDraw {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError template.invalid-plan, session.not-enough-questions naming every rule that is short */
  async run(input: { plan: unknown; seed?: string | undefined }): Promise<DrawPreview> {
    const plan = checkedPlan(input.plan);
    const seed = input.seed ?? randomBytes(16).toString('hex');
    return this.transactions.run(async (tx) => {
      await refuseUnknownNames(tx, plan);
      const items = await drawAfresh(tx, plan, { seed, now: await databaseNow(tx) });
      const found = await drawnQuestions(
        tx,
        items.map(({ versionId }) => versionId),
      );
      const byVersion = new Map(found.map(({ versionId, ...question }) => [versionId, question]));
      const sections = plan.sections.map(({ title, clock }, index) => {
        const own = items.filter(({ section }) => section === index + 1);
        const questions = own.map(({ versionId }) => previewed(byVersion.get(versionId)!));
        return { title, estimatedSeconds: total(questions), clockSeconds: secondsOf(clock), questions };
      });
      return { seed, estimatedSeconds: total(sections), clockSeconds: secondsOf(plan.clock), sections };
    });
  }
}

const secondsOf = (clock: { seconds: number } | { mode: 'off' }): number | null =>
  'seconds' in clock ? clock.seconds : null;

const total = (parts: readonly { estimatedSeconds: number }[]): number =>
  parts.reduce((sum, { estimatedSeconds }) => sum + estimatedSeconds, 0);

/** Of the prompt the first paragraph, on one line. */
function previewed(question: PreviewedQuestion): PreviewedQuestion {
  const [first = ''] = question.prompt.trim().split(/\n\s*\n/);
  const line = first.replaceAll(/\s+/g, ' ');
  return { ...question, prompt: line.length > longestPrompt ? `${line.slice(0, longestPrompt - 1)}…` : line };
}
