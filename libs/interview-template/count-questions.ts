import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AppError } from '@app/kernel/app-error.js';
import { Transactions } from '@app/database/tx.js';
import { schemaFaults } from '@app/question-bank/domain/schema-faults.js';
import { ruleSchema } from './domain/plan.js';
import { poolSizes, type PoolSize } from './pools.store.js';

/** As many as a plan may have. */
const rulesSchema = z.array(ruleSchema).min(1).max(120);

/** Tells an instructor who writes rules what the bank has for each, all by itself. */
@Injectable()
export class CountQuestions {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError template.invalid-plan */
  async run(rules: unknown): Promise<PoolSize[]> {
    const parsed = rulesSchema.safeParse(rules);
    if (parsed.success) return this.transactions.single((tx) => poolSizes(tx, parsed.data));
    const faults = schemaFaults(parsed.error).map((fault) => ({ ...fault, pointer: `/rules${fault.pointer}` }));
    throw new AppError('template.invalid-plan', undefined, faults);
  }
}
