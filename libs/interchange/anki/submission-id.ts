import { createHash } from 'node:crypto';

/** The same person's same act of Anki has the same id in each import: a name-based UUID (RFC 9562, version 8). */
export function submissionIdOf(personId: string, name: string): string {
  const hash = createHash('sha256').update(`rehearse anki import\n${personId}\n${name}`).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
