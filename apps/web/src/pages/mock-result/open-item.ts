import type { Verdict } from '../../shapes.js';
import type { Criterion } from '../../ui/rubric.js';

/** An open question in a debrief, as far as its assessment goes. */
export interface OpenItem {
  position: number;
  /** Null where it is not told. */
  verdict: Verdict | null;
  response: unknown;
  /** Criteria that the candidate said are met. */
  selfCriteria: string[] | null;
  /** Where an instructor assesses it. */
  assessment: ItemAssessment | null;
}

export interface ItemAssessment {
  state: 'waiting' | 'second-look' | 'done';
  /** Why a second look was asked for. */
  reason: string | null;
  maySecondLook: boolean;
  /** The one that counts; parts that are not told are null. */
  look: {
    look: number;
    assessorName: string;
    at: string;
    score: number | null;
    criteria: string[] | null;
    comment: string | null;
  } | null;
}

/** Whether there is anything to assess. */
export function isAnswered({ response }: Pick<OpenItem, 'response'>): boolean {
  const { text } = (response ?? {}) as { text?: string };
  return Boolean(text?.trim());
}

/** The rubric, once the key is told. */
export function rubricOf({ correctAnswer }: { correctAnswer?: unknown }): readonly Criterion[] {
  const { rubric } = (correctAnswer ?? {}) as { rubric?: Criterion[] };
  return rubric ?? [];
}
