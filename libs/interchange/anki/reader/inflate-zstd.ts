import { setImmediate as turn } from 'node:timers/promises';
import { Decompress } from 'fzstd';
import { AnkiProblem } from '../../domain/anki-problem.js';

const sliceBytes = 256 * 1024;
const magic = [0x28, 0xb5, 0x2f, 0xfd];

/**
 * Unpacks zstd, slice by slice so that other work goes on meanwhile, and no more than `maxBytes`.
 * @throws AnkiProblem
 */
export async function inflateZstd(packed: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  if (!magic.every((byte, index) => packed[index] === byte)) throw new AnkiProblem('corrupt');
  if (windowOf(packed) > maxBytes) throw new AnkiProblem('too-large');
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflate = new Decompress((part) => {
    size += part.length;
    if (size > maxBytes) throw new AnkiProblem('too-large');
    // The window is written over by what comes next.
    parts.push(part.slice());
  });
  for (let at = 0; at < packed.length; at += sliceBytes) {
    const end = Math.min(at + sliceBytes, packed.length);
    inflate.push(packed.subarray(at, end), end === packed.length);
    await turn();
  }
  return joined(parts, size);
}

/** How much a decoder of the first frame must keep at hand (RFC 8878, section 3.1.1.1), in bytes. */
function windowOf(packed: Uint8Array): number {
  const descriptor = packed[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  if (!isSingle) {
    const window = packed[5] ?? 0;
    const base = 2 ** (10 + (window >> 3));
    return base + (base / 8) * (window & 7);
  }
  const start = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const bytes = [1, 2, 4, 8][descriptor >> 6] ?? 1;
  let size = 0;
  for (let index = bytes - 1; index >= 0; index -= 1) size = size * 256 + (packed[start + index] ?? 0);
  return bytes === 2 ? size + 256 : size;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
