import { fromDataAddress, nameOfImage, type FileImages, type TakenImage } from '../file-images.js';
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

  constructor(
    readonly question: XmlElement,
    private readonly images: FileImages,
  ) {
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
    return holder ? this.kept(holder, (files) => toMarkdown(ownText(holder), this.formatOf(holder), files.find)) : '';
  }

  /** A text as one line of Markdown. `otherwise`: its format where it names none. */
  line(holder: XmlElement | undefined, otherwise?: TextFormat): string {
    if (!holder) return '';
    const text = ownText(holder);
    const format = this.formatOf(holder, otherwise);
    if (format !== 'markdown' && hasLinesOfCode(text)) this.lose('line breaks of code in one line');
    return this.kept(holder, (files) => toMarkdownLine(text, format, files.find));
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

  /** What else than images comes with a text is left out: this is the one place where it is seen. */
  private kept(holder: XmlElement, read: (files: TextFiles) => ForeignText): string {
    const files = new TextFiles(holder, this.images);
    const { markdown, media } = read(files);
    const shown = media.map(fileOf).filter((name) => !files.refused.has(name));
    for (const lost of lostMedia([...shown, ...files.unused])) this.lose(lost);
    for (const [name, reason] of files.refused) this.lose(`picture ${name}: ${reason}`);
    return markdown;
  }
}

const hasLinesOfCode = (html: string): boolean =>
  Array.from(html.matchAll(/<pre\b[^>]{0,200}>([^<]*)/gi), ([, code = '']) => code).some((code) =>
    code.trimEnd().includes('\n'),
  );

const pluginFile = /^@@PLUGINFILE@@\/+/;
/** The file that an address names, of those that come with its text; any other address stays as it is. */
const fileOf = (source: string) =>
  pluginFile.test(source) ? decoded(source.replace(pluginFile, '').replace(/\?.*$/, '')) : source;

/** The files that come with a text, each in base64. */
class TextFiles {
  /** Names of images that are not taken, with the reason. */
  readonly refused = new Map<string, string>();
  private readonly files: ReadonlyMap<string, XmlElement>;
  private readonly found = new Set<string>();

  constructor(
    holder: XmlElement,
    private readonly images: FileImages,
  ) {
    this.files = new Map(elementsOf(holder, 'file').map((file) => [pathOf(file), file]));
  }

  get unused(): readonly string[] {
    return [...this.files.keys()].filter((name) => !this.found.has(name) && !this.refused.has(name));
  }

  readonly find = (source: string): { hash: string; name: string } | undefined => {
    const path = fileOf(source);
    const file = pluginFile.test(source) ? this.files.get(path) : undefined;
    const taken = file ? this.take(file) : fromDataAddress(source, this.images);
    if (!taken) return undefined;
    const name = file ? path : 'in the text';
    if ('hash' in taken) {
      this.found.add(path);
      return { hash: taken.hash, name: nameOfImage(name) };
    }
    this.refused.set(name, taken.refused);
    return undefined;
  };

  private take(file: XmlElement): TakenImage {
    const encoding = file.attributes.get('encoding') ?? 'base64';
    return encoding === 'base64' ? this.images.fromBase64(textWithin(file)) : { refused: `is in ${short(encoding)}` };
  }
}

const pathOf = ({ attributes }: XmlElement) =>
  `${(attributes.get('path') ?? '/').replace(/^\/+/, '')}${attributes.get('name') ?? 'without a name'}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
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
