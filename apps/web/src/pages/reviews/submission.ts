import { call, post, Unreachable } from '../../api.js';
import type { CandidateResponse, GradedReview, Rating } from '../../shapes.js';

export interface Submission {
  questionId: string;
  submissionId: string;
  response: CandidateResponse;
  elapsedMs: number;
  rating?: Rating;
}

/** A random UUID (RFC 9562, version 4); `crypto.randomUUID` is missing on plain-HTTP sites other than localhost. */
export function newSubmissionId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const waitMs = 5_000;
/** After this the worker is most likely not running. */
const patienceMs = 60_000;

export class GradingDelayed extends Error {}

/** Hands the answer in and waits for the worker's grade. The same `submissionId` again is the same review. */
export async function submitReview(submission: Submission): Promise<GradedReview> {
  const { id } = await post<{ id: string }>('/reviews', submission);
  const end = performance.now() + patienceMs;
  while (performance.now() < end) {
    try {
      const { status, body } = await call<GradedReview>(`/reviews/${id}`, { query: { waitMs } });
      if (status === 200) return body;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
  throw new GradingDelayed();
}
