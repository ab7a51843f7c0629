/** A source of numbers in [0, 1). */
export type Random = () => number;

/**
 * A repeatable source of numbers: the same seed gives the same sequence, on every machine.
 * sfc32 (C. Doty-Humphrey, PractRand) seeded through xmur3 (MurmurHash3's mixing, by bryc). Not for secrets.
 */
export function seededRandom(seed: string): Random {
  const word = xmur3(seed);
  let [a, b, c, counter] = [word(), word(), word(), word()];
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}

/** A copy in random order, each order as likely as any other (Fisher-Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}

/** Turns a text of any length into as many 32-bit words as are asked for. */
function xmur3(text: string): () => number {
  let hash = 1779033703 ^ text.length;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash | 0;
  };
}
