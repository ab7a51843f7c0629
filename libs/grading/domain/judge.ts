import type { Wire } from '@app/kernel/signature.js';
import type { Table } from '@app/question-bank/domain/program-content.js';

/**
 * The verdicts of online judges: accepted, wrong answer, time, memory or output limit exceeded, runtime error, compile
 * error. An internal error (IE) is no verdict: the answer is judged again.
 */
export const judgeVerdicts = ['AC', 'WA', 'TLE', 'MLE', 'OLE', 'RE', 'CE'] as const;
export type JudgeVerdict = (typeof judgeVerdicts)[number];

/** One case as its candidate may see it: of a hidden one its name, verdict and time only. */
export interface JudgedCase {
  name: string;
  hidden: boolean;
  verdict: JudgeVerdict;
  /** CPU time of the call, in milliseconds. */
  timeMs: number;
  memoryKb?: number;
  arguments?: Wire[];
  expected?: Wire | Table;
  actual?: Wire | Table;
  /** What the program printed, cut at 64 KiB. */
  stdout?: string;
  message?: string;
}

/** What the judge says of a program. `verdict`: that of the first case that failed, AC where none did. */
export interface Judgement {
  verdict: JudgeVerdict;
  cases: JudgedCase[];
  /** Cases that were not run, because one before them took too much. They count as failed. */
  notRun: number;
  /** Why nothing ran (CE). */
  message?: string;
}
