import { ApiProblem } from '../../api.js';
import type { AnswerReceipt, CandidateResponse, MockItem } from '../../shapes.js';
import { draftShelf, type Draft } from './draft-shelf.js';
import { sameResponse } from './same-response.js';

export type SaveState =
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving' | 'retrying' | 'signed-out' | 'closed' }
  | { kind: 'refused'; message: string };

export interface Kept {
  save: SaveState;
  /** By position: what to show. */
  responses: ReadonlyMap<number, CandidateResponse>;
  /** By position: what was typed here, where another window's newer answer took its place. */
  aside: ReadonlyMap<number, CandidateResponse>;
}

interface Entry {
  response: CandidateResponse;
  /** The highest number known or given. */
  revision: number;
  draft?: Draft | undefined;
  /** The draft's number was already used in a request, so a change needs a new one. */
  sent: boolean;
  sending: boolean;
  aside?: CandidateResponse;
}

interface Wiring {
  mockId: string;
  items: readonly MockItem[];
  save: (position: number, draft: Draft, keepalive: boolean) => Promise<AnswerReceipt>;
  onReceipt: (receipt: AnswerReceipt, askedAt: number) => void;
  /** The sitting no longer takes answers. */
  onClosed: () => void;
}

const typingPauseMs = 600;
const longestWaitMs = 15_000;
const closedCodes = new Set(['session.late', 'session.finished', 'session.not-running']);

/**
 * Carries every answer to the server: numbered, one request at a time for each item, again and again until it is
 * acknowledged. Until then a copy lies in the browser's storage, so that a reload loses nothing.
 */
export class AnswerKeeper {
  private readonly entries = new Map<number, Entry>();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private savedAt: number | null = null;
  private trouble: SaveState | undefined;
  private kept: Kept;

  constructor(private readonly wiring: Wiring) {
    for (const item of wiring.items) this.restore(item);
    this.kept = this.look();
    if (this.pending().length > 0) this.schedule(0);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): Kept => this.kept;

  edit(position: number, response: CandidateResponse, timeSpentMs: number): void {
    const entry = this.entries.get(position);
    if (!entry || this.trouble?.kind === 'closed') return;
    if (!entry.draft || entry.sent) entry.revision += 1;
    entry.sent = false;
    entry.response = response;
    delete entry.aside;
    this.keep(position, entry, { response, revision: entry.revision, timeSpentMs });
    if (this.trouble?.kind === 'refused') this.trouble = undefined;
    this.publish();
    this.schedule(typingPauseMs);
  }

  /** Takes over what another device or window has saved, except where something typed here is still on its way. */
  absorb(items: readonly MockItem[]): void {
    for (const { position, response, revision } of items) {
      const entry = this.entries.get(position);
      if (!entry || entry.draft || entry.sending || revision <= entry.revision) continue;
      entry.response = response;
      entry.revision = revision;
    }
    this.publish();
  }

  /** Sends what waits, now. With `leaving`, in requests that outlive the page. */
  flush(leaving = false): void {
    clearTimeout(this.timer);
    if (this.trouble?.kind === 'closed') return;
    for (const [position, entry] of this.pending())
      if (leaving || !entry.sending) void this.send(position, entry, leaving);
  }

  /** Waits until everything is acknowledged, at most `ms`. */
  async settle(ms: number): Promise<boolean> {
    this.flush();
    const end = performance.now() + ms;
    while (this.pending().length > 0 && performance.now() < end && this.trouble?.kind !== 'closed') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this.pending().length === 0;
  }

  dispose(): void {
    this.flush(true);
    clearTimeout(this.timer);
  }

  private restore({ position, response, revision }: MockItem): void {
    const entry: Entry = { response, revision, sent: false, sending: false };
    this.entries.set(position, entry);
    const draft = draftShelf.take(this.wiring.mockId, position);
    if (!draft) return;
    if (draft.revision > revision) {
      // Whether this number was ever used is not known; with the same body it may be used again.
      Object.assign(entry, { response: draft.response, revision: draft.revision, draft, sent: true });
    } else {
      draftShelf.drop(this.wiring.mockId, position);
      if (!sameResponse(draft.response, response)) entry.aside = draft.response;
    }
  }

  private async send(position: number, entry: Entry, keepalive: boolean): Promise<void> {
    const draft = entry.draft;
    if (!draft) return;
    entry.sent = true;
    entry.sending = true;
    this.publish();
    const askedAt = performance.now();
    try {
      const receipt = await this.wiring.save(position, draft, keepalive);
      entry.sending = false;
      this.accepted(position, entry, draft, receipt);
      this.wiring.onReceipt(receipt, askedAt);
    } catch (error) {
      entry.sending = false;
      this.failed(error);
    }
    this.publish();
  }

  private accepted(position: number, entry: Entry, draft: Draft, receipt: AnswerReceipt): void {
    this.failures = 0;
    this.trouble = undefined;
    this.savedAt = performance.now();
    const typedSince = entry.draft !== undefined && entry.draft !== draft;
    if (receipt.conflict && !sameResponse(receipt.response ?? null, draft.response)) {
      if (typedSince && entry.draft) {
        entry.revision = Math.max(entry.revision, receipt.revision + 1);
        entry.sent = false;
        this.keep(position, entry, { ...entry.draft, revision: entry.revision });
      } else {
        Object.assign(entry, { response: receipt.response ?? null, revision: receipt.revision, aside: draft.response });
        this.drop(position, entry);
      }
    } else if (!typedSince) {
      entry.revision = Math.max(entry.revision, receipt.revision);
      this.drop(position, entry);
    }
    if (this.pending().length > 0) this.schedule(0);
  }

  private failed(error: unknown): void {
    this.failures += 1;
    const problem = error instanceof ApiProblem ? error : undefined;
    if (problem && closedCodes.has(problem.code)) {
      this.trouble = { kind: 'closed' };
      this.wiring.onClosed();
      return;
    }
    const passing = !problem || problem.status >= 500 || problem.status === 429 || problem.status === 401;
    if (!passing) {
      this.trouble = { kind: 'refused', message: problem.faults[0]?.message ?? problem.message };
      return;
    }
    this.trouble = { kind: problem?.status === 401 ? 'signed-out' : 'retrying' };
    const wait = Math.min(longestWaitMs, 1000 * 2 ** (this.failures - 1));
    this.schedule(wait * (0.75 + Math.random() / 2));
  }

  private keep(position: number, entry: Entry, draft: Draft): void {
    entry.draft = draft;
    draftShelf.put(this.wiring.mockId, position, draft);
  }

  private drop(position: number, entry: Entry): void {
    entry.draft = undefined;
    entry.sent = false;
    draftShelf.drop(this.wiring.mockId, position);
  }

  private pending(): [number, Entry][] {
    return [...this.entries].filter(([, entry]) => entry.draft !== undefined);
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), ms);
  }

  private look(): Kept {
    const waiting = this.pending().length > 0;
    const save: SaveState = this.trouble ?? (waiting ? { kind: 'saving' } : { kind: 'saved', at: this.savedAt });
    const all = [...this.entries];
    return {
      save,
      responses: new Map(all.map(([position, { response }]) => [position, response])),
      aside: new Map(all.flatMap(([position, { aside }]) => (aside === undefined ? [] : [[position, aside]]))),
    };
  }

  private publish(): void {
    this.kept = this.look();
    for (const listener of this.listeners) listener();
  }
}
