import { lostMedia, textFormats, toMarkdown, toMarkdownLine, type TextFormat } from '../foreign-text.js';
import { faultyRecord } from '../line-faults.js';
import type { RecordHeader, RefusedRecord } from '../question-record.js';
import { Losses } from '../told.js';
import type { GiftBlock } from './gift-blocks.js';
import { trimmed, unescape, type Span } from './gift-signs.js';

const formatMark = /^\[([a-z]{1,10})\]/;

/** Reads the texts of one block, and keeps what is wrong with it and what of it is lost. */
export class GiftReading {
  /** A text that must be there is nothing but what is left out: pictures, sounds, scripts. */
  isSilent = false;
  private readonly losses = new Losses();
  private readonly faults: { at: number; message: string }[] = [];
  /** Of the question's text; the others have it where they name none. */
  private format: TextFormat = 'moodle';

  constructor(
    private readonly block: GiftBlock,
    readonly header: RecordHeader,
  ) {}

  /** The question's own text, whose format is that of all that follows. */
  prompt(span: Span): string {
    const { format, rest } = this.formatOf(span.text);
    this.format = format;
    return this.said(this.kept(toMarkdown(rest, format)), rest);
  }

  markdown(span: Span | undefined): string {
    if (!span) return '';
    const { format, rest } = this.formatOf(span.text);
    return this.kept(toMarkdown(rest, format));
  }

  line(span: Span): string {
    const { format, rest } = this.formatOf(span.text);
    return this.kept(toMarkdownLine(rest, format));
  }

  /** A line without which there is no question. */
  part(span: Span): string {
    return this.said(this.line(span), span.text);
  }

  /** What Moodle takes for plain text whatever the question's format; Markdown alone is the same on both sides. */
  plainLine(span: Span): string {
    const format = this.format === 'markdown' ? 'markdown' : 'plain';
    return this.kept(toMarkdownLine(unescape(span.text).trim(), format));
  }

  /** An answer that is typed: no format but a mark of one. */
  typed(span: Span): string {
    return this.formatOf(span.text).rest;
  }

  fault({ at }: Span, message: string): void {
    this.faults.push({ at, message });
  }

  lose(what: string): void {
    this.losses.add(what);
  }

  get lost(): readonly string[] {
    return this.losses.all;
  }

  get isFaulty(): boolean {
    return this.faults.length > 0;
  }

  faulty(): RefusedRecord {
    let { line } = this.block;
    let from = 0;
    const faults = this.faults
      .toSorted((one, other) => one.at - other.at)
      .map(({ at, message }) => {
        line += this.block.text.slice(from, at).split('\n').length - 1;
        from = at;
        return { line, message };
      });
    return faultyRecord(this.header, faults);
  }

  unsupported(reason: string): RefusedRecord {
    return { ...this.header, refused: 'unsupported', reason };
  }

  private formatOf(text: string): { format: TextFormat; rest: string } {
    const [mark = '', name] = formatMark.exec(text) ?? [];
    const format = textFormats.find((other) => other === name);
    const { text: rest } = trimmed({ text: unescape(format ? text.slice(mark.length) : text), at: 0 });
    return { format: format ?? this.format, rest };
  }

  private said(markdown: string, text: string): string {
    if (markdown === '' && text !== '') this.isSilent = true;
    return markdown;
  }

  private kept({ markdown, media }: { markdown: string; media: readonly string[] }): string {
    for (const name of lostMedia(media)) this.losses.add(name);
    return markdown;
  }
}
