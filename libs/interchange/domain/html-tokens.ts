import { resolveReferences } from './character-references.js';

export type HtmlToken =
  { kind: 'text'; text: string } | { kind: 'open' | 'close'; name: string; attributes: ReadonlyMap<string, string> };

/** Elements that show something which is no text: they are told, and their content is not read. */
export const unreadable = ['iframe', 'object', 'svg', 'math'] as const;
/** Elements whose content is no text of the page. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', ...unreadable]);
const told: ReadonlySet<string> = new Set(unreadable);
const tagName = /<(\/?)([A-Za-z][A-Za-z\d:-]{0,40})/y;
const attribute = /([^\s"'>/=]{1,100})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** Tags with an end that is nowhere outside of quotes; after so many, quotes are no longer looked at. */
const maxUnclosed = 8;

/**
 * HTML as a row of tags and texts, in time linear in its length. It is not a browser's parser, and nothing rests on
 * that: what is made of the tokens is Markdown in which every text is escaped. What looks like no tag is text.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const ends = new TagEnds(html);
  let from = 0;
  let silentIn: string | undefined;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', Math.max(at + 1, from))) {
    const tag = tagAt(html, at, ends);
    if (!tag) continue;
    if (silentIn === undefined) yield* textOf(html.slice(from, at));
    from = tag.end;
    const { name, isClosing } = tag;
    if (silentIn !== undefined) {
      if (isClosing && name === silentIn) silentIn = undefined;
    } else if (name !== undefined && silent.has(name)) {
      if (isClosing) continue;
      if (told.has(name)) yield { kind: 'open', name, attributes: attributesOf(tag.attributes) };
      if (!tag.attributes.endsWith('/')) silentIn = name;
    } else if (name !== undefined) {
      yield { kind: isClosing ? 'close' : 'open', name, attributes: attributesOf(tag.attributes) };
    }
  }
  if (silentIn === undefined) yield* textOf(html.slice(from));
}

/** `name` is undefined for what shows nothing: comments and declarations. */
interface Tag {
  name: string | undefined;
  isClosing: boolean;
  attributes: string;
  end: number;
}

function tagAt(html: string, at: number, ends: TagEnds): Tag | undefined {
  const next = html[at + 1];
  if (next === '!' || next === '?') {
    const mark = html.startsWith('<!--', at) ? '-->' : '>';
    const end = html.indexOf(mark, at + 2);
    return { name: undefined, isClosing: false, attributes: '', end: end === -1 ? html.length : end + mark.length };
  }
  tagName.lastIndex = at;
  const [whole, slash, name = ''] = tagName.exec(html) ?? [];
  if (whole === undefined) return undefined;
  const begin = at + whole.length;
  const end = ends.after(begin);
  if (end === -1) return undefined;
  return { name: name.toLowerCase(), isClosing: slash === '/', attributes: html.slice(begin, end), end: end + 1 };
}

/** Finds where tags end. */
class TagEnds {
  private unclosed = 0;
  private readonly absent = new Set<string>();

  constructor(private readonly html: string) {}

  /** The first `>` outside of quotes, or where there is none the first of all; −1: there is none. */
  after(from: number): number {
    for (let at = from; this.unclosed < maxUnclosed;) {
      const sign = /["'>]/g;
      sign.lastIndex = at;
      const found = sign.exec(this.html);
      if (!found) {
        this.unclosed += 1;
        break;
      }
      if (found[0] === '>') return found.index;
      at = Math.max(found.index, this.find(found[0], found.index + 1)) + 1;
    }
    return this.find('>', from);
  }

  /** What is not found is not looked for again. */
  private find(sign: string, from: number): number {
    if (this.absent.has(sign)) return -1;
    const at = this.html.indexOf(sign, from);
    if (at === -1) this.absent.add(sign);
    return at;
  }
}

function* textOf(html: string): Generator<HtmlToken> {
  if (html) yield { kind: 'text', text: resolveReferences(html) };
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, resolveReferences(double ?? single ?? bare ?? ''));
  }
  return found;
}
