/** One row of a table in text. */
export interface CsvRow {
  /** Of its first line, from 1. */
  line: number;
  cells: string[];
  /** A quoted cell has no end, or something between its end and the next delimiter; there are no cells. */
  isBroken: boolean;
  /** A cell begins with a quote and is not quoted: it is read as it stands. */
  isLoose: boolean;
}

/** Quoted cells without an end that are looked for to the end of the file; after so many, to the end of their line. */
const maxSearches = 8;
const noQuote = /[^"\n]*/y;

/**
 * The rows of a table (RFC 4180, with any one character between cells). Blanks around a quoted cell are none of it. After
 * a broken row the next line begins a new one. Linear in the length of the text, whose lines end in "\n".
 */
export function* csvRows(text: string, delimiter: string): Generator<CsvRow> {
  const scanner = new CsvScanner(text, delimiter);
  while (!scanner.isAtEnd) yield scanner.row();
}

interface Cell {
  value: string;
  end: number;
  isLoose: boolean;
}

class CsvScanner {
  private at = 0;
  private line = 1;
  private searches = 0;
  private readonly unquoted: RegExp;

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
  ) {
    this.unquoted = new RegExp(String.raw`[^\n\u{${delimiter.codePointAt(0)!.toString(16)}}]*`, 'uy');
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  row(): CsvRow {
    const row: CsvRow = { line: this.line, cells: [], isBroken: false, isLoose: false };
    const start = this.at;
    for (;;) {
      const cell = this.cell();
      if (!cell) {
        this.at = this.lineEnd(start) + 1;
        this.line = row.line + 1;
        return { ...row, cells: [], isBroken: true };
      }
      row.cells.push(cell.value);
      row.isLoose ||= cell.isLoose;
      this.at = cell.end + 1;
      if (this.text[cell.end] !== this.delimiter) break;
    }
    this.line += 1;
    return row;
  }

  /** `undefined`: it breaks its row. */
  private cell(): Cell | undefined {
    const from = this.afterBlanks(this.at);
    if (this.text[from] !== '"') return { ...this.bare(), isLoose: false };
    const close = this.closing(from + 1);
    if (close === -1) return undefined;
    const end = this.afterBlanks(close + 1);
    const raw = this.text.slice(from + 1, close);
    const lines = raw.split('\n').length - 1;
    if (this.endsCell(end)) {
      this.line += lines;
      return { value: raw.replaceAll('""', '"'), end, isLoose: false };
    }
    return lines > 0 ? undefined : { ...this.bare(), isLoose: true };
  }

  private bare(): { value: string; end: number } {
    this.unquoted.lastIndex = this.at;
    const value = this.unquoted.exec(this.text)?.[0] ?? '';
    return { value, end: this.at + value.length };
  }

  /** Where the quote is that closes a cell; two of them are one of its text. */
  private closing(from: number): number {
    for (let at = this.nextQuote(from); at !== -1; at = this.nextQuote(at + 2)) {
      if (this.text[at + 1] !== '"') return at;
    }
    this.searches += 1;
    return -1;
  }

  private nextQuote(from: number): number {
    if (this.searches < maxSearches) return this.text.indexOf('"', from);
    noQuote.lastIndex = from;
    const end = from + (noQuote.exec(this.text)?.[0].length ?? 0);
    return this.text[end] === '"' ? end : -1;
  }

  private endsCell(at: number): boolean {
    const sign = this.text[at];
    return sign === undefined || sign === '\n' || sign === this.delimiter;
  }

  private afterBlanks(from: number): number {
    let at = from;
    while (this.text[at] === ' ' && this.delimiter !== ' ') at += 1;
    return at;
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end === -1 ? this.text.length : end;
  }
}
