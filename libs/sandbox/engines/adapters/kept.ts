/** How long a list of an engine's languages is believed, in milliseconds. */
const keptMs = 10 * 60_000;

/** A value that is fetched when first needed and again when it has aged; a failure is not kept. */
export class Kept<T> {
  private value?: Promise<T>;
  private fetchedAt = 0;

  constructor(private readonly fetchIt: () => Promise<T>) {}

  async get(): Promise<T> {
    const now = performance.now();
    if (!this.value || now - this.fetchedAt > keptMs) {
      this.fetchedAt = now;
      this.value = this.fetchIt();
    }
    const value = this.value;
    try {
      return await value;
    } catch (error) {
      if (this.value === value) delete this.value;
      throw error;
    }
  }
}
