/** The clock of this process as it is, whatever a test makes of `Date`. */
const TrueDate = Date;
export const trueNow = (): number => TrueDate.now();

/** Does the work with the clock of this process wrong by so many milliseconds. */
export async function withSkewedClock<T>(skewMs: number, work: () => Promise<T>): Promise<T> {
  if (skewMs === 0) return work();
  globalThis.Date = skewed(skewMs);
  try {
    return await work();
  } finally {
    globalThis.Date = TrueDate;
  }
}

function skewed(skewMs: number): DateConstructor {
  const now = () => TrueDate.now() + skewMs;
  return new Proxy(TrueDate, {
    construct: (target, given: unknown[]): Date => Reflect.construct(target, given.length ? given : [now()]) as Date,
    apply: () => new TrueDate(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
}
