import { Losses, short } from '../told.js';
import { lostMedia, toMarkdown, toMarkdownLine, type ForeignText, type TextFormat } from '../foreign-text.js';
import type { Kind } from '@app/question-bank/domain/content.js';
import { elementsOf, firstOf, textWithin, type XmlElement } from '../xml/element.js';

/** What a question's type makes of it, before our own rules have seen it; all kinds' fields come to it. */
export type MoodleOutcome =
  { kind: Kind; explanation?: string; unsupported?: undefined; [field: string]: unknown } | { unsupported: string };

/** Formats by the names that exports give them (Moodle's `qformat_xml::trans_format`). */
const formats: ReadonlyMap<string, TextFormat> = new Map([
  ['html', 'html'],
  ['moodle_auto_format', 'moodle'],
  ['plain_text', 'plain'],
  ['markdown', 'markdown'],
]);

/** Reads the texts of one question, and keeps what is wrong with it and what of it is lost. */
export class MoodleReading {
  readonly faults: string[] = [];
  private readonly losses = new Losses();
  /** Of the question's text; texts within that name none have the same. */
  private readonly format: TextFormat;

  constructor(readonly question: XmlElement) {
    this.format = this.formatOf(firstOf(question, 'questiontext'), 'html');
  }

  get lost(): readonly string[] {
    return this.losses.all;
  }

  lose(...what: readonly string[]): void {
    for (const each of what) this.losses.add(each);
  }

  fault(what: string): void {
    this.faults.push(what);
  }

  /** What is under a name in the question, without markup or space around it. */
  plain(name: string): string {
    return plainText(firstOf(this.question, name));
  }

  /** A text as Markdown. */
  markdown(holder: XmlElement | undefined): string {
    return holder ? this.kept(holder, toMarkdown(ownText(holder), this.formatOf(holder))) : '';
  }

  /** A text as one line of Markdown. `otherwise`: its format where it names none. */
  line(holder: XmlElement | undefined, otherwise?: TextFormat): string {
    if (!holder) return '';
    const text = ownText(holder);
    const format = this.formatOf(holder, otherwise);
    if (format !== 'markdown' && /<pre\b[^>]{0,200}>[^<]*\n\s*[^<\s]/i.test(text))
      this.lose('line breaks of code in one line');
    return this.kept(holder, toMarkdownLine(text, format));
  }

  /** Tells of a text that no field of ours holds, where it says something. */
  loseText(name: string, holder: XmlElement | undefined): void {
    if (!holder) return;
    const shown = short(this.line(holder));
    if (shown) this.lose(`${name}: ${shown}`);
  }

  private formatOf(holder: XmlElement | undefined, otherwise: TextFormat = this.format): TextFormat {
    return formats.get(holder?.attributes.get('format') ?? '') ?? otherwise;
  }

  /** Pictures and other files are left out: this is the one place where they are seen. */
  private kept(holder: XmlElement, { markdown, media }: ForeignText): string {
    const files = elementsOf(holder, 'file').map((file) => file.attributes.get('name') ?? 'without a name');
    const shown = media.map((name) => name.replace(/^@@PLUGINFILE@@\//, ''));
    for (const lost of lostMedia([...shown, ...files])) this.lose(lost);
    return markdown;
  }
}

/** `<text>` holds it; old exports have it straight in the element. */
function ownText(holder: XmlElement): string {
  const text = firstOf(holder, 'text');
  if (text) return textWithin(text);
  return holder.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

/** Text of something that has no format, such as a name or a number. */
export const plainText = (holder: XmlElement | undefined): string => (holder ? ownText(holder).trim() : '');
