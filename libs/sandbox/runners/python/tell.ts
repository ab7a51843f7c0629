import { writeSync } from 'node:fs';
import type { Line } from '../../protocol.js';

const descriptor = 3;

/** Writes a line to the parent, all of it, before going on. */
export function tell(line: Line): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let sent = 0; sent < bytes.length;) {
    try {
      sent += writeSync(descriptor, bytes, sent);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
