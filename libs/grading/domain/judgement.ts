import type { Wire } from '@app/kernel/signature.js';
import type { Table } from '@app/question-bank/domain/program-content.js';
import type { Grade } from './grade.js';
import { verdictOf } from './grade.js';
import type { JudgedCase, Judgement, JudgeVerdict } from './judge.js';

/** A case that was run, with all that is known of it. */
export interface RanCase {
  name: string;
  hidden: boolean;
  weight: number;
  verdict: JudgeVerdict;
  timeMs: number;
  memoryKb?: number | undefined;
  arguments?: Wire[] | undefined;
  expected?: Wire | Table | undefined;
  actual?: Wire | Table | undefined;
  stdout?: string | undefined;
  message?: string | undefined;
}

/** Characters of one value that are shown. */
const shownLength = 4_000;

/**
 * What may be shown of a run: of hidden cases their name, verdict and time, because a program could tell what they
 * hold by what it prints, throws or returns.
 */
export function judgementOf(ran: readonly RanCase[], planned: number, compileError?: string): Judgement {
  if (compileError !== undefined) {
    return { verdict: 'CE', cases: [], notRun: planned, message: storable(compileError) };
  }
  const failed = ran.find(({ verdict }) => verdict !== 'AC');
  return {
    // What was not run has not passed, whatever the reason.
    verdict: failed?.verdict ?? (ran.length < planned ? 'RE' : 'AC'),
    cases: ran.map((one) => (one.hidden ? hiddenCase(one) : publicCase(one))),
    notRun: planned - ran.length,
  };
}

/** The score is the weight of the cases that were passed; those not run were not. */
export function gradeOfRun(ran: readonly RanCase[], totalWeight: number, judge: Judgement): Grade {
  const passed = ran.filter(({ verdict }) => verdict === 'AC').reduce((sum, { weight }) => sum + weight, 0);
  const score = judge.verdict === 'AC' ? 1 : Math.min(passed / totalWeight, 1);
  return { verdict: verdictOf(score), score, maxScore: 1, judge };
}

/** A judgement for somebody who is not told the key: nothing of what the cases should have given. */
export function withoutExpected(judge: Judgement): Judgement {
  return { ...judge, cases: judge.cases.map(({ expected: _expected, ...told }) => told) };
}

function hiddenCase({ name, verdict, timeMs }: RanCase): JudgedCase {
  return { name, hidden: true, verdict, timeMs: Math.round(timeMs) };
}

function publicCase({ weight: _weight, hidden: _hidden, timeMs, ...shown }: RanCase): JudgedCase {
  const present = Object.entries(shown).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, clean(value)]],
  );
  const told = Object.fromEntries(present) as typeof shown;
  return { ...told, hidden: false, timeMs: Math.round(timeMs) };
}

/** A long value is shown by its beginning, as text. */
function clean(value: Wire): Wire {
  if (typeof value === 'string') return storable(value);
  if (typeof value !== 'object' || value === null) return value;
  const text = JSON.stringify(value);
  return text.length > shownLength
    ? `${storable(text.slice(0, shownLength))}…`
    : (JSON.parse(storableJson(text)) as Wire);
}

/** PostgreSQL stores neither U+0000 nor half a surrogate pair. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD');
}

function storableJson(text: string): string {
  return storable(text.replaceAll(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi, '$1\uFFFD'));
}
