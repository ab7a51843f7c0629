import type { CardSort } from '@app/review-scheduling/domain/card-sort.js';
import { plural } from '../../time.js';
import type { CardStateName } from './card-filter.js';

export const stateWords: Record<CardStateName, string> = {
  new: 'New',
  learning: 'Learning',
  review: 'In review',
  relearning: 'Learning again',
};

export const sortWords: Record<CardSort, string> = {
  due: 'Due first',
  added: 'Newest first',
  lapses: 'Most often forgotten',
  difficulty: 'Hardest first',
};

/** Flags by number; a colour alone would tell nobody who can't see it. */
export const flags = [
  { name: 'No flag', color: 'var(--mantine-color-dimmed)' },
  { name: 'Red', color: 'var(--mantine-color-red-6)' },
  { name: 'Orange', color: 'var(--mantine-color-orange-6)' },
  { name: 'Green', color: 'var(--mantine-color-green-6)' },
  { name: 'Blue', color: 'var(--mantine-color-blue-6)' },
  { name: 'Pink', color: 'var(--mantine-color-pink-6)' },
  { name: 'Turquoise', color: 'var(--mantine-color-cyan-6)' },
  { name: 'Purple', color: 'var(--mantine-color-violet-6)' },
];
export const flagName = (flag: number): string => flags[flag]?.name ?? 'No flag';

/** `under a day`, `12 days`, `3.4 months`, `1.5 years`. */
export function daysText(days: number): string {
  if (days < 1) return 'under a day';
  if (days < 60) return plural(Math.round(days), 'day');
  if (days < 700) return `${Math.round(days / 3.04375) / 10} months`;
  return `${Math.round(days / 36.525) / 10} years`;
}

/** 1 to 10, as FSRS gives it. */
export function difficultyText(difficulty: number): string {
  if (difficulty < 4) return 'easy for you';
  return difficulty < 7 ? 'about average' : 'hard for you';
}

export const percentText = (share: number): string => `${Math.round(share * 100)} %`;
