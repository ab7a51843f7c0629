import type { Level, Track } from '../../shapes.js';
import { levels } from '../../words.js';

/** What a mock is asked for. No level chosen means any. */
export interface Choice {
  topics: string[];
  levels: Level[];
  count: number;
  minutes: number;
}

const key = 'rehearse.last-mock';

export function rememberChoice(choice: Choice): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice));
  } catch {
    // Only a convenience: a browser without storage starts from the default.
  }
}

/** Whether there is a choice of last time. */
export function hasLastChoice(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** What was chosen last time, without topics that are gone; at first the whole first track that has questions. */
export function firstChoice(tracks: Track[]): Choice {
  const known = new Set(tracks.flatMap(({ topics }) => topics.map(({ slug }) => slug)));
  const first = tracks.find(({ topics }) => topics.some(({ questions }) => questions.total > 0));
  const fresh: Choice = {
    topics: first?.topics.filter(({ questions }) => questions.total > 0).map(({ slug }) => slug) ?? [],
    levels: [...levels],
    count: 10,
    minutes: 20,
  };
  try {
    const last = JSON.parse(localStorage.getItem(key) ?? 'null') as Choice | null;
    if (!last) return fresh;
    const topics = last.topics.filter((topic) => known.has(topic));
    return topics.length ? { ...fresh, ...last, topics } : fresh;
  } catch {
    return fresh;
  }
}

/** How many published questions a topic has at these levels. */
export function countAt(questions: Record<Level | 'total', number>, chosen: readonly Level[]): number {
  if (chosen.length === 0) return questions.total;
  return chosen.reduce((sum, level) => sum + questions[level], 0);
}

/** Questions to draw from. One with several topics is counted with each, so this is at most. */
export function available(tracks: Track[], choice: Choice): number {
  const chosen = new Set(choice.topics);
  return tracks
    .flatMap(({ topics }) => topics)
    .filter(({ slug }) => chosen.has(slug))
    .reduce((sum, { questions }) => sum + countAt(questions, choice.levels), 0);
}
