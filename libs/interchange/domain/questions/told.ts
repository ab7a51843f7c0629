const shownCharacters = 80;
const maxLosses = 100;
const maxFaults = 20;

/** The begin of a text, enough to know it by. */
export function short(text: string): string {
  const signs = Array.from(text.slice(0, 2 * shownCharacters + 2).replace(/\s+/g, ' '));
  return signs.length <= shownCharacters ? signs.join('') : `${signs.slice(0, shownCharacters - 1).join('')}…`;
}

/** What of a record is lost, each thing once; beyond a hundred, no more than that there is more. */
export class Losses {
  private readonly told = new Set<string>();

  add(what: string): void {
    this.told.add(this.told.size < maxLosses || this.told.has(what) ? what : 'and more');
  }

  get all(): readonly string[] {
    return [...this.told];
  }
}

/** All that is wrong with a record as one reason; of very many, the first and how many more. */
export function reasonOf(faults: readonly string[]): string {
  const more = faults.length - maxFaults;
  return [...faults.slice(0, maxFaults), ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
