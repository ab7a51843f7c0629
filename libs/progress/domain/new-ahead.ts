/** Adds to each day the new cards that one may expect: as many as are wanted a day, until none waits any more. */
export function withNewCards<D>(days: readonly D[], { waiting, perDay }: { waiting: number; perDay: number }) {
  return days.map((day, index) => ({
    ...day,
    newCount: Math.max(0, Math.min(perDay, waiting - index * perDay)),
  }));
}
