/** Measures, for each item, how long it was in sight: in the foreground and not behind another tab. Milliseconds. */
export class ItemTimes {
  private readonly spent: Map<number, number>;
  private current: number | undefined;
  private since: number | undefined;

  constructor(items: readonly { position: number; timeSpentMs: number }[]) {
    this.spent = new Map(items.map(({ position, timeSpentMs }) => [position, timeSpentMs]));
  }

  /** Turns to an item, or to none. */
  look(position: number | undefined): void {
    this.stop();
    this.current = position;
    if (document.visibilityState === 'visible') this.since = performance.now();
  }

  /** Follows the tab going out of sight and coming back. */
  readonly follow = (): void => {
    if (document.visibilityState === 'visible') this.since ??= performance.now();
    else this.stop();
  };

  read(position: number): number {
    const running = position === this.current && this.since !== undefined ? performance.now() - this.since : 0;
    return Math.round((this.spent.get(position) ?? 0) + running);
  }

  private stop(): void {
    if (this.current !== undefined) this.spent.set(this.current, this.read(this.current));
    this.since = undefined;
  }
}
