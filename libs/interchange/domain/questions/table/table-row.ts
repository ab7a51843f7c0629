import { textOfCell } from '../../export/csv-line.js';
import { lostMedia, toMarkdown, toMarkdownLine, type TextFormat } from '../foreign-text.js';
import { Losses, reasonOf, short } from '../told.js';
import type { CsvRow } from './csv-rows.js';
import type { Column, Header } from './columns.js';

/** One row whose columns are named: reads its cells, and keeps what is wrong with them and what was never asked for. */
export class TableRow {
  private readonly cells = new Map<Column, string>();
  private readonly unread = new Map<Column, string>();
  private readonly lost = new Losses();
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
      } else this.lost.add(`${at.name}: ${short(text)}`);
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
    const markdown = this.kept(toMarkdown(this.text(column), this.format));
    if (markdown === '' && this.has(column) && column !== 'explanation')
      this.fault(column, 'is nothing but pictures, sounds or the like');
    return markdown;
  }

  line(text: string): string {
    return this.kept(toMarkdownLine(text, this.format));
  }

  /** The first fault of a column is the one that is told. */
  fault(column: string, message: string): void {
    if (!this.faults.has(column)) this.faults.set(column, message);
  }

  /** With every cell that nobody asked for. */
  get losses(): readonly string[] {
    for (const [column, name] of this.unread) this.lost.add(`${name}: ${short(this.cells.get(column) ?? '')}`);
    return this.lost.all;
  }

  /** What is wrong, column by column; `undefined`: nothing. */
  get reason(): string | undefined {
    return this.faults.size
      ? reasonOf([...this.faults].map(([column, message]) => `column ${column}: ${message}`))
      : undefined;
  }

  private kept({ markdown, media }: { markdown: string; media: readonly string[] }): string {
    for (const name of lostMedia(media)) this.lost.add(name);
    return markdown;
  }
}
