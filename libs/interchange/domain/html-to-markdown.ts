import { imageMarkdown } from '@app/question-bank/domain/images/image-links.js';
import { htmlTokens, unreadable, type HtmlToken } from './html-tokens.js';

export interface Converted {
  markdown: string;
  /** Names of pictures and sounds that are left out. */
  media: string[];
}

/** The image that a source in HTML names, where it came along; `name` stands for words that tell what is on it. */
export type FindImage = (source: string) => { hash: string; name: string } | undefined;

type Tag = Extract<HtmlToken, { kind: 'open' | 'close' }>;

const blocks = new Set(
  'address article aside blockquote body dd div dl dt fieldset figcaption figure footer form header hr html main nav p section table tbody tfoot thead'.split(
    ' ',
  ),
);
const marks: ReadonlyMap<string, string> = new Map([
  ...['b', 'strong'].map((name) => [name, '**'] as const),
  ...['i', 'em', 'cite', 'var'].map((name) => [name, '*'] as const),
  ...['s', 'strike', 'del'].map((name) => [name, '~~'] as const),
]);
/** Markdown has no signs for what stands higher or lower; n² must not become n2. */
const scripts: ReadonlyMap<string, string> = new Map([
  ['sup', '^'],
  ['sub', '_'],
]);
const codes = new Set(['code', 'kbd', 'samp', 'tt']);
const mediaTags = new Set(['img', 'audio', 'video', 'source', 'embed', 'canvas', ...unreadable]);
const sound = /\[sound:([^\]]{1,300})\]|\[anki:play:[^\]]{1,100}\]/g;
const maxMediaNames = 20;

/**
 * HTML of a note as Markdown of our own: emphasis, code, lists, links, lines and images that came along; every other tag is dropped, and all
 * text is escaped, so that nothing in it can become markup. Linear in the length of the input.
 */
export function htmlToMarkdown(html: string, findImage: FindImage = () => undefined): Converted {
  const writer = new MarkdownWriter(findImage);
  for (const token of htmlTokens(html)) writer.take(token);
  return writer.end();
}

/** The text of HTML in one line, without any markup. */
export function htmlToText(html: string): string {
  let text = '';
  for (const token of htmlTokens(html))
    text += token.kind === 'text' ? token.text : /^(br|div|p|li|tr)$/.test(token.name) ? ' ' : '';
  return text
    .replace(sound, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

class MarkdownWriter {
  private readonly lines: string[] = [];
  private line = '';
  private readonly media: string[] = [];
  private readonly lists: { ordered: boolean; count: number }[] = [];
  /** Marks and links that are open, innermost last. */
  private readonly open: { name: string; at: string; mark: string; href?: string }[] = [];
  private pre: string | undefined;
  private code: string | undefined;

  constructor(private readonly findImage: FindImage) {}

  take(token: HtmlToken): void {
    if (token.kind === 'text') return this.text(token.text);
    if (this.pre !== undefined) return this.inPre(token);
    if (this.code !== undefined) return this.inCode(token);
    const { name } = token;
    if (name === 'br') return this.breakLine();
    if (mediaTags.has(name)) return this.picture(token);
    if (name === 'li' || name === 'ul' || name === 'ol') return this.list(token);
    if (/^h[1-6]$/.test(name)) return this.heading(token);
    if (name === 'tr' || blocks.has(name)) return this.endBlock();
    if ((name === 'td' || name === 'th') && token.kind === 'open') return this.cell();
    if (name === 'pre' && token.kind === 'open') return this.beginPre();
    if (codes.has(name) && token.kind === 'open') this.code = '';
    else if (name === 'a' || marks.has(name) || scripts.has(name)) this.inline(token);
  }

  end(): Converted {
    if (this.pre !== undefined) this.endPre();
    if (this.code !== undefined) this.endCode();
    this.endBlock();
    const markdown = this.lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    return { markdown, media: this.media };
  }

  private text(text: string): void {
    const heard = text.replace(sound, (_, name?: string) => {
      this.note(name ?? 'speech');
      return '';
    });
    if (this.pre !== undefined) this.pre += heard;
    else if (this.code !== undefined) this.code += heard;
    else this.line += escapeText(heard.replace(/[\s\u00a0]+/g, ' '), this.line.trim() === '');
  }

  private inline(token: Tag): void {
    const { name } = token;
    if (token.kind === 'open') {
      const href = token.attributes.get('href');
      const mark = marks.get(name) ?? '';
      if (this.open.some((other) => other.mark === mark && mark !== '') || this.open.length > 20) return;
      this.open.push({ name, at: this.line, mark, ...(href !== undefined && isWebAddress(href) && { href }) });
      this.line = '';
    } else if (this.open.some((other) => other.name === name)) {
      while (this.close() !== name);
    }
  }

  /** Closes the innermost mark; its name. */
  private close(): string | undefined {
    const last = this.open.pop();
    if (!last) return undefined;
    const [, before = '', inner = '', after = ''] = /^( *)(.*?)( *)$/s.exec(this.line) ?? [];
    const { name, at, mark, href } = last;
    const script = scripts.get(name);
    let wrapped = href === undefined ? `${mark}${inner}${mark}` : `[${inner}](<${href}>)`;
    if (script !== undefined) wrapped = escapeText(script, false) + inBrackets(inner);
    this.line = inner ? beside(at + before, wrapped) + after : at + before + after;
    return name;
  }

  /** Ends a line within a paragraph; an empty one ends the paragraph. */
  private breakLine(): void {
    const text = this.lineSoFar();
    if (text.trim()) this.lines.push(`${text.trimEnd()}  `);
    else if (this.lines.length) this.lines.push('');
    this.line = '';
  }

  /** The line with its marks closed: no mark goes on in the next. */
  private lineSoFar(): string {
    while (this.open.length) this.close();
    return this.line;
  }

  private endBlock(): void {
    if (this.lineSoFar().trim()) this.lines.push(this.line.trimEnd(), '');
    else if (this.lines.length && this.lines.at(-1) !== '') this.lines.push('');
    this.line = '';
  }

  private cell(): void {
    if (this.line.trim()) this.line = `${this.line.trimEnd()} · `;
  }

  private heading(token: Tag): void {
    if (token.kind === 'open') {
      this.endBlock();
      this.inline({ ...token, name: 'b' });
    } else this.endBlock();
  }

  private list(token: Tag): void {
    const { name, kind } = token;
    if (name !== 'li') {
      if (kind === 'close') this.lists.pop();
      if (this.lists.length === 0) this.endBlock();
      else this.endItem();
      if (kind === 'open' && this.lists.length < 6) this.lists.push({ ordered: name === 'ol', count: 0 });
      return;
    }
    this.endItem();
    const list = this.lists.at(-1);
    if (kind === 'close' || !list) return;
    list.count += 1;
    this.line = `${'   '.repeat(this.lists.length - 1)}${list.ordered ? `${list.count}.` : '-'} `;
  }

  private endItem(): void {
    const text = this.lineSoFar();
    if (text.trim() && !/^ *(?:-|\d+\.) *$/.test(text)) this.lines.push(text.trimEnd());
    this.line = '';
  }

  private beginPre(): void {
    this.endBlock();
    this.pre = '';
  }

  private inPre(token: Tag): void {
    if (token.name === 'br' || (token.name === 'div' && token.kind === 'close')) this.pre += '\n';
    else if (token.name === 'pre' && token.kind === 'close') this.endPre();
    else if (mediaTags.has(token.name)) this.leaveOut(token);
  }

  private endPre(): void {
    const text = (this.pre ?? '').replaceAll('\u00a0', ' ').replace(/^\n+|\s+$/g, '');
    const fence = fenceFor(text, 3);
    if (text) this.lines.push(fence, ...text.split('\n'), fence, '');
    this.pre = undefined;
  }

  private inCode(token: Tag): void {
    if (token.name === 'br') this.code += ' ';
    else if (token.kind === 'open' && scripts.has(token.name)) this.code += scripts.get(token.name) ?? '';
    else if (token.kind === 'close' && (codes.has(token.name) || blocks.has(token.name) || token.name === 'li')) {
      this.endCode();
      if (!codes.has(token.name)) this.take(token);
    } else if (mediaTags.has(token.name)) this.leaveOut(token);
  }

  private endCode(): void {
    const text = (this.code ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
    this.code = undefined;
    if (!text) return;
    const fence = fenceFor(text, 1);
    const gap = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
    this.line += `${fence}${gap}${text}${gap}${fence}`;
  }

  private picture(token: Tag): void {
    const image = token.name === 'img' && this.findImage(token.attributes.get('src') ?? '');
    if (!image) return this.leaveOut(token);
    if (token.kind === 'open')
      this.line += imageMarkdown(token.attributes.get('alt')?.trim() || image.name, image.hash);
  }

  private leaveOut({ name, kind, attributes }: Tag): void {
    if (kind !== 'open') return;
    const named = attributes.get('src') ?? attributes.get('data') ?? attributes.get('alt') ?? attributes.get('alttext');
    this.note(named ?? (name === 'math' ? 'a formula' : 'a picture'));
  }

  private note(name: string): void {
    if (this.media.length < maxMediaNames) this.media.push(name.slice(0, 100));
  }
}

/** One after the other. An exclamation mark would make a picture of the link that comes after it. */
const beside = (before: string, inline: string) =>
  before.endsWith('!') && inline.startsWith('[') ? `${before.slice(0, -1)}\\!${inline}` : before + inline;

/** What is more than a word or a number is held together. */
const inBrackets = (text: string) => (/^[\p{L}\p{N}]+$/u.test(text) ? text : `(${text})`);

/** Longer than any run of backticks within. */
function fenceFor(text: string, least: number): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  return '`'.repeat(Math.max(least, longest + 1));
}

const isWebAddress = (href: string) => /^https?:\/\/[^\s<>\\]{1,1900}$/i.test(href);

/** Text that Markdown shows as it is. Some signs mean something at the begin of a line only. */
export function escapeText(text: string, atLineStart: boolean): string {
  const escaped = text.replace(/[\\`*_[\]<>~|$&]/g, String.raw`\$&`);
  return atLineStart ? escaped.trimStart().replace(/^(?:([#+=-])|(\d{1,9})([.)]))/, startEscaped) : escaped;
}

const startEscaped = (_: string, sign?: string, number?: string, dot?: string) =>
  sign === undefined ? `${number}\\${dot}` : `\\${sign}`;
