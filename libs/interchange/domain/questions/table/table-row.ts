import { textOfCell } from '../../export/csv-line.js';
import { lostMedia, toMarkdown, toMarkdownLine, type TextFormat } from '../foreign-text.js';
import type { CsvRow } from './csv-rows.js';
import type { Column, Header } from './columns.js';

/** Longest text of a lost cell that is repeated, in characters. */
const maxTold = 200;

/** One row whose columns are named: reads its cells, and keeps what is wrong with them and what was never asked for. */
export class TableRow {
  private readonly cells = new Map<Column, string>();
  private readonly unread = new Map<Column, string>();
  private readonly lost: string[] = [];
  private readonly faults = new Map<string, string>();

  constructor(
    { cells }: CsvRow,
    { columns }: Header,
    private readonly format: TextFormat,
  ) {
    for (const [index, cell] of cells.entries()) {
      const text = textOfCell(cell).trim();
      const at = columns[index];
      if (text === '' || at?.column === 'ignored') continue;
      if (!at) {
        this.fault(`${index + 1}`, 'is one more than there are (a text that holds what parts the columns is quoted)');
        break;
      }
      if (at.column && !this.cells.has(at.column)) {
        this.cells.set(at.column, text);
        this.unread.set(at.column, at.name);
      } else this.lose(`${at.name}: ${told(text)}`);
    }
  }

  has(column: Column): boolean {
    return this.cells.has(column);
  }

  /** The text of a cell, or nothing. */
  text(column: Column): string {
    this.unread.delete(column);
    return this.cells.get(column) ?? '';
  }

  markdown(column: Column): string {
    return this.kept(toMarkdown(this.text(column), this.format));
  }

  line(text: string): string {
    return this.kept(toMarkdownLine(text, this.format));
  }

  /** The first fault of a column is the one that is told. */
  fault(column: string, message: string): void {
    if (!this.faults.has(column)) this.faults.set(column, message);
  }

  lose(what: string): void {
    this.lost.push(what);
  }

  /** With every cell that nobody asked for. */
  get losses(): string[] {
    const unread = [...this.unread].map(([column, name]) => `${name}: ${told(this.cells.get(column) ?? '')}`);
    return [...this.lost, ...unread];
  }

  /** What is wrong, column by column; `undefined`: nothing. */
  get reason(): string | undefined {
    const reasons = [...this.faults].slice(0, 10).map(([column, message]) => `column ${column}: ${message}`);
    return reasons.length ? reasons.join('; ') : undefined;
  }

  private kept({ markdown, media }: { markdown: string; media: readonly string[] }): string {
    this.lost.push(...lostMedia(media));
    return markdown;
  }
}

const told = (text: string) => (text.length > maxTold ? `${text.slice(0, maxTold)}…` : text);
