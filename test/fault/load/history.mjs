import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** All that the product has said to its clients: the promises that the database is held against. */
export class History {
  /** Acknowledged drafts: `sessionId`, `position`, `revision`, `response`. */
  answers = [];
  flags = [];
  /** Acknowledged starts and ends of sittings: `sessionId`. */
  starts = [];
  finishes = [];
  /** Acknowledged practice reviews: `submissionId`, `id`, `personId`, `questionId`, `response`. */
  reviews = [];
  undos = [];
  breaks = [];
  /** Milliseconds from the first sending to the acknowledgement. */
  latencies = [];
  duplicates = 0;
  resends = 0;
  unavailable = 0;
  /** What should never have been said, each as a line. */
  serverErrors = [];
  oddReplies = [];
  unanswered = [];

  constructor(file) {
    this.file = createWriteStream(file);
    this.startedAt = performance.now();
  }

  /** One acknowledged effect. */
  acknowledge(list, entry) {
    this[list].push(entry);
    this.write({ [list]: entry });
  }

  write(line) {
    this.file.write(`${JSON.stringify({ ms: Math.round(performance.now() - this.startedAt), ...line })}\n`);
  }

  /** A reply that no fault explains. */
  odd(line) {
    this.oddReplies.push(line);
    this.write({ odd: line });
  }

  get acknowledged() {
    return [this.answers, this.flags, this.starts, this.finishes, this.reviews, this.undos].flat().length;
  }

  latency(share) {
    const sorted = this.latencies.toSorted((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  }

  async close() {
    this.file.end();
    await once(this.file, 'close');
  }
}
