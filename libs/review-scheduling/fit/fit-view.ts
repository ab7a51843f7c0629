import { sourceOf, type FitFigures, type FitState, type ParameterSource } from '../domain/fit/fit.js';
import type { ParameterFitRow } from '../settings.rows.js';

export interface FitView {
  id: string;
  state: FitState;
  /** Whose reviews it is fitted to. */
  source: ParameterSource;
  askedBy: 'nightly' | 'person';
  /** 0 to 1. */
  progress: number;
  /** The 21 weights of FSRS-6, once they are found. */
  weights: number[] | null;
  figures: FitFigures | null;
  /** The caller's cards are scheduled with it. */
  inForce: boolean;
  createdAt: Date;
  finishedAt: Date | null;
}

export function fitView(fit: ParameterFitRow, inForce: { id: string } | null): FitView {
  const { id, state, askedBy, progress, weights, figures, createdAt, finishedAt } = fit;
  const source = sourceOf(fit);
  return {
    id,
    state,
    source,
    askedBy,
    progress,
    weights,
    figures,
    inForce: inForce?.id === id,
    createdAt,
    finishedAt,
  };
}
