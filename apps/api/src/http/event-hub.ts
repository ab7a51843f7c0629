import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import { eventTypes, type AppEvent } from '@app/contracts/events.js';
import { Listener } from '@app/database/listener.js';
import type { Actor } from '@app/kernel/actor.js';
import { eventsChannel } from '@app/queue/outbox.js';
import { z } from 'zod';

export type EventListener = (event: AppEvent) => void;

/** Longest a request waits, and how often it looks itself: a notification may be lost. */
const maxWaitMs = 25_000;
const pollMs = 1_000;
const firstListenMs = 5_000;

const eventSchema = z.object({ type: z.enum(eventTypes), personId: z.string(), id: z.string() });

/** Tells those who wait in this process what has just committed anywhere: one LISTEN connection for all. */
@Injectable()
export class EventHub implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EventHub.name);
  private readonly listeners = new Map<string, Set<EventListener>>();
  private readonly closing = new AbortController();
  private listener: Listener | undefined;

  constructor(private readonly config: Config) {}

  async onApplicationBootstrap(): Promise<void> {
    this.listener = new Listener({
      url: this.config.get('DATABASE_URL'),
      channel: eventsChannel,
      onMessage: (payload) => this.deliver(payload),
      onError: (error) => this.logger.warn(`Listening for events: ${String(error)}`),
    });
    await Promise.race([this.listener.listening(), sleep(firstListenMs, undefined, { ref: false })]);
  }

  /** Ends streams and waits, so that the server can drain. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing.abort();
    await this.listener?.close();
  }

  /** Aborted when the process is to end. */
  get closed(): AbortSignal {
    return this.closing.signal;
  }

  /** Calls `listener` with each event of a person until the returned function is called. */
  subscribe(personId: string, listener: EventListener): () => void {
    const own = this.listeners.get(personId) ?? new Set();
    this.listeners.set(personId, own.add(listener));
    return () => {
      own.delete(listener);
      if (own.size === 0 && this.listeners.get(personId) === own) this.listeners.delete(personId);
    };
  }

  /** Whether an event of the person that `isWanted` came within `ms`. */
  async waitFor(personId: string, isWanted: (event: AppEvent) => boolean, ms: number): Promise<boolean> {
    const watch = this.watch(personId, isWanted);
    try {
      return await watch.within(ms);
    } finally {
      watch.stop();
    }
  }

  /**
   * Reads until it is done or `waitMs` (at most 25 s) are over; answers what was read last. Listens before it
   * reads, so that no event is lost in between.
   */
  async waitUntil<T>(actor: Actor, waitMs: number, read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
    const until = performance.now() + Math.min(waitMs, maxWaitMs);
    for (;;) {
      const watch = this.watch(actor.personId, () => true);
      try {
        const value = await read();
        const leftMs = until - performance.now();
        if (leftMs <= 0 || this.closed.aborted || isDone(value)) return value;
        await watch.within(Math.min(leftMs, pollMs));
      } finally {
        watch.stop();
      }
    }
  }

  private watch(personId: string, isWanted: (event: AppEvent) => boolean) {
    const seen = new AbortController();
    const stop = this.subscribe(personId, (event) => isWanted(event) && seen.abort());
    const within = async (ms: number): Promise<boolean> => {
      const signal = AbortSignal.any([seen.signal, this.closed]);
      await sleep(ms, undefined, { signal }).catch(() => undefined);
      return seen.signal.aborted;
    };
    return { within, stop };
  }

  private deliver(payload: string): void {
    const event = eventSchema.parse(JSON.parse(payload));
    for (const listener of this.listeners.get(event.personId) ?? []) listener(event);
  }
}
