const mostKept = 64 << 10;
const mostInAll = 1 << 20;

/** What a program prints: kept per case up to 64 KiB, counted over all cases. */
export class Printed {
  private parts: Uint8Array[] = [];
  private kept = 0;
  private inAll = 0;

  /** @returns whether it may print more. */
  add(bytes: Uint8Array): boolean {
    this.inAll += bytes.length;
    if (this.kept < mostKept) this.parts.push(bytes.subarray(0, mostKept - this.kept));
    this.kept = Math.min(this.kept + bytes.length, mostKept);
    return this.inAll <= mostInAll;
  }

  nextCase(): void {
    this.parts = [];
    this.kept = 0;
  }

  get text(): string {
    // A character that was cut in half is left out.
    return new TextDecoder().decode(Buffer.concat(this.parts), { stream: true });
  }
}
