const dayMs = 86_400_000;

/**
 * Days in a row with study, up to today; a today without study yet doesn't break it.
 * @param studied study days, YYYY-MM-DD, newest first
 */
export function streakOf(studied: readonly string[], today: string): number {
  const days = new Set(studied);
  let day = Date.parse(today);
  if (!days.has(today)) day -= dayMs;
  let streak = 0;
  for (; days.has(new Date(day).toISOString().slice(0, 10)); day -= dayMs) streak += 1;
  return streak;
}
