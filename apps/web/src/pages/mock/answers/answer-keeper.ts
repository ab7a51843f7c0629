import { ApiProblem } from '../../../api.js';
import type { AnswerReceipt, CandidateResponse, Mock } from '../../../shapes.js';
import { draftShelf, type Draft } from '../draft-shelf.js';
import { absorb, entryOf, type Entry } from './answer-entry.js';
import { sameResponse } from './same-response.js';

export type SaveState =
  | { kind: 'saved'; at: number | null }
  | { kind: 'saving' | 'retrying' | 'signed-out' | 'closed' | 'held' }
  | { kind: 'refused'; message: string };

export interface Kept {
  save: SaveState;
  /** By position: what to show. */
  responses: ReadonlyMap<number, CandidateResponse>;
  /** By position: what was typed here, where another window's newer answer took its place. */
  aside: ReadonlyMap<number, CandidateResponse>;
  /** Positions whose last change came after they were closed. */
  tooLate: ReadonlySet<number>;
}

type Told = Pick<Mock, 'state' | 'items'>;

interface Wiring {
  mockId: string;
  start: Told;
  save: (position: number, draft: Draft, keepalive: boolean) => Promise<AnswerReceipt>;
  /** The sitting is not as this page thought. */
  onRefused: () => void;
}

const typingPauseMs = 600;
const longestWaitMs = 15_000;
const overCodes = new Set(['session.late', 'session.finished']);

/**
 * Carries every answer to the server: numbered, one request at a time for each item, again and again until it is
 * acknowledged. Until then a copy lies in the browser's storage, so that a reload loses nothing.
 */
export class AnswerKeeper {
  private readonly entries: Map<number, Entry>;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private savedAt: number | null = null;
  private trouble: SaveState | undefined;
  private paused: boolean;
  private kept: Kept;

  constructor(private readonly wiring: Wiring) {
    const { mockId, start } = wiring;
    this.paused = start.state === 'paused';
    this.entries = new Map(start.items.map((item) => [item.position, entryOf(mockId, item)]));
    this.kept = this.look();
    if (this.ready().length > 0) this.schedule(0);
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

  /** Takes over what the server has: answers of other windows, pauses, items that opened. */
  follow({ state, items }: Told): void {
    this.paused = state === 'paused';
    for (const item of items) {
      const entry = this.entries.get(item.position);
      if (entry) absorb(this.wiring.mockId, entry, item);
    }
    this.publish();
    if (this.failures === 0 && this.ready().some(([, entry]) => !entry.sending)) this.schedule(typingPauseMs);
  }

  /** Sends what waits, now. With `leaving`, in requests that outlive the page. */
  flush(leaving = false): void {
    clearTimeout(this.timer);
    for (const [position, entry] of this.ready())
      if (leaving || !entry.sending) void this.send(position, entry, leaving);
  }

  /** Waits until everything that can be sent is acknowledged, at most `ms`. */
  async settle(ms: number): Promise<boolean> {
    this.flush();
    const end = performance.now() + ms;
    while (this.ready().length > 0 && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this.ready().length === 0;
  }

  dispose(): void {
    this.flush(true);
    clearTimeout(this.timer);
  }

  private async send(position: number, entry: Entry, keepalive: boolean): Promise<void> {
    const draft = entry.draft;
    if (!draft) return;
    entry.sent = true;
    entry.sending = true;
    this.publish();
    try {
      const receipt = await this.wiring.save(position, draft, keepalive);
      entry.sending = false;
      this.accepted(position, entry, draft, receipt);
    } catch (error) {
      entry.sending = false;
      this.failed(position, entry, draft, error);
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
    if (this.ready().length > 0) this.schedule(0);
  }

  private failed(position: number, entry: Entry, draft: Draft, error: unknown): void {
    const problem = error instanceof ApiProblem ? error : undefined;
    if (problem && this.refused(entry, problem.code)) {
      const isKept = entry.draft === draft && !entry.waits && !this.paused;
      if (isKept) this.drop(position, entry);
      if (this.ready().length > 0) this.schedule(0);
      this.wiring.onRefused();
      return;
    }
    this.failures += 1;
    const passing = !problem || problem.status >= 500 || problem.status === 429 || problem.status === 401;
    if (!passing) {
      this.trouble = { kind: 'refused', message: problem.faults[0]?.message ?? problem.message };
      return;
    }
    this.trouble = { kind: problem?.status === 401 ? 'signed-out' : 'retrying' };
    const wait = Math.min(longestWaitMs, 1000 * 2 ** (this.failures - 1));
    this.schedule(wait * (0.75 + Math.random() / 2));
  }

  /** Whether the sitting does not take it now: what came too late is kept by the server, the rest waits here. */
  private refused(entry: Entry, code: string): boolean {
    if (overCodes.has(code)) this.trouble = { kind: 'closed' };
    else if (code === 'item.closed') Object.assign(entry, { tooLate: true, known: false });
    else if (code === 'item.not-open') entry.waits = true;
    else if (code === 'session.not-running') this.paused = true;
    else return false;
    return true;
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

  private waiting(): [number, Entry][] {
    return [...this.entries].filter(([, entry]) => entry.draft !== undefined);
  }

  /** What waits and can be sent now. */
  private ready(): [number, Entry][] {
    return this.paused ? [] : this.waiting().filter(([, entry]) => !entry.waits);
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), ms);
  }

  private look(): Kept {
    const all = [...this.entries];
    return {
      save: this.trouble ?? this.progress(),
      responses: new Map(all.map(([position, { response }]) => [position, response])),
      aside: new Map(all.flatMap(([position, { aside }]) => (aside === undefined ? [] : [[position, aside]]))),
      tooLate: new Set(all.flatMap(([position, { tooLate }]) => (tooLate ? [position] : []))),
    };
  }

  private progress(): SaveState {
    if (this.ready().length > 0) return { kind: 'saving' };
    return this.waiting().length > 0 ? { kind: 'held' } : { kind: 'saved', at: this.savedAt };
  }

  private publish(): void {
    this.kept = this.look();
    for (const listener of this.listeners) listener();
  }
}
