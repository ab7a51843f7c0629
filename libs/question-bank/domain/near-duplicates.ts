/** From here on two questions are told as near duplicates, and while one is written, as similar. */
export const nearDuplicate = 0.75;
export const similar = 0.5;

/** Every three letters in a row of each word, with its edges: what pg_trgm compares, too. */
export function trigramsOf(words: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of words.split(' ')) {
    if (word === '') continue;
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/** How much two sets share (Jaccard): 1 is the same, 0 nothing. */
export function similarityOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const one of few) if (many.has(one)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

const { imul } = Math;
const bandCount = 20;
const rowsPerBand = 5;

/**
 * Numbers of which two sets share one, the likelier the more alike they are (MinHash with banding; Leskovec, Rajaraman,
 * Ullman, Mining of Massive Datasets, 3.4): of 1 in 1,000 pairs at a similarity of 0.8 none is shared, of 1 in 50 at 0.7,
 * of nearly all at 0.2.
 */
export function bandsOf(trigrams: ReadonlySet<string>): number[] {
  if (trigrams.size === 0) return [];
  const least = new Uint32Array(bandCount * rowsPerBand).fill(0xffffffff);
  for (const trigram of trigrams) {
    const hash = hashOf(trigram);
    for (let row = 0; row < least.length; row += 1) {
      const value = mixed(hash ^ imul(row + 1, 0x9e3779b1));
      if (value < least[row]!) least[row] = value;
    }
  }
  return Array.from({ length: bandCount }, (_, band) =>
    least
      .subarray(band * rowsPerBand, (band + 1) * rowsPerBand)
      .reduce((hash, value) => mixed(imul(hash, 31) ^ value), band + 1),
  ).map((band) => band | 0);
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the result hangs on every bit given. */
function mixed(value: number): number {
  let hash = value;
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Finds what is alike among many, one after the other. */
export class NearIndex<T> {
  private readonly byBand = new Map<number, { item: T; trigrams: ReadonlySet<string> }[]>();

  /** The nearest so far that is at least this alike. */
  nearest(
    trigrams: ReadonlySet<string>,
    bands: readonly number[],
    least: number,
  ): { item: T; similarity: number } | undefined {
    let best: { item: T; similarity: number } | undefined;
    const seen = new Set<unknown>();
    for (const band of bands) {
      for (const known of this.byBand.get(band) ?? []) {
        if (seen.has(known)) continue;
        seen.add(known);
        const similarity = similarityOf(trigrams, known.trigrams);
        if (similarity >= least && similarity > (best?.similarity ?? 0)) best = { item: known.item, similarity };
      }
    }
    return best;
  }

  add(item: T, trigrams: ReadonlySet<string>, bands: readonly number[]): void {
    const entry = { item, trigrams };
    for (const band of new Set(bands)) {
      const others = this.byBand.get(band);
      if (others) others.push(entry);
      else this.byBand.set(band, [entry]);
    }
  }
}
