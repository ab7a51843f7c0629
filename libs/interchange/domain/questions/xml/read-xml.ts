import type { XmlElement, XmlNode } from './element.js';
import { allowed, Malformed, resolved } from './xml-text.js';

/** Why a document can't be read on. */
export interface XmlFault {
  readonly fault: string;
  readonly line: number;
}

/** Characters of a document: about five thousand questions with pictures in them. */
export const maxCharacters = 50_000_000;
const maxDepth = 100;
/** Within one element that is handed on: a record, or a whole document. */
const maxElements = 200_000;

const name = /[A-Za-z_:\u00c0-\uffff][\w:.\-\u00b7\u00c0-\uffff]{0,99}/y;
const attribute = /\s+([A-Za-z_:\u00c0-\uffff][\w:.\-\u00b7\u00c0-\uffff]{0,99})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;
const noAttributes: ReadonlyMap<string, string> = new Map();

/** The root of a document, whole, or where and why it is not well-formed (https://www.w3.org/TR/xml/). */
export function readXml(text: string): XmlElement | XmlFault {
  let last: XmlElement | XmlFault = { fault: 'has no element', line: 1 };
  for (const found of new XmlReader(text).elementsAt(0)) last = found;
  return last;
}

/**
 * The children of the root, each as soon as it is whole: what comes before a fault is kept. A fault is the last that
 * is given. `root`: the name that the root must have.
 */
export function readXmlRecords(text: string, root: string): Generator<XmlElement | XmlFault> {
  return new XmlReader(text, root).elementsAt(1);
}

interface OpenElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  line: number;
}

/**
 * Reads in one pass, in time linear in the text. There are no declarations and so no entities but the five of XML
 * itself: a DOCTYPE is refused, and with it all that entities can do.
 */
class XmlReader {
  private readonly text: string;
  private at = 0;
  private line = 1;
  /** The first line feed that is not counted; −1: there is none. */
  private newline: number;
  private readonly open: OpenElement[] = [];
  private elements = 0;
  private hasRoot = false;

  constructor(
    text: string,
    private readonly root?: string,
  ) {
    const whole = text.startsWith('\ufeff') ? text.slice(1) : text;
    this.text = whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
    this.newline = this.text.indexOf('\n');
  }

  *elementsAt(depth: number): Generator<XmlElement | XmlFault> {
    try {
      if (this.text.length > maxCharacters) throw new Malformed(`is longer than ${maxCharacters} characters`);
      for (let closed = this.next(depth); closed !== 'end'; closed = this.next(depth)) if (closed) yield closed;
      const unclosed = this.open.at(-1);
      if (unclosed) throw new Malformed(`<${unclosed.name}> of line ${unclosed.line} is not closed`);
      if (!this.hasRoot) throw new Malformed('has no element');
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      yield { fault: error.message, line: this.lineHere() };
    }
  }

  /** Reads up to the end of the next piece; an element of this depth, if that closes one. */
  private next(depth: number): XmlElement | 'end' | undefined {
    const from = this.at;
    const sign = this.text.indexOf('<', from);
    this.at = sign === -1 ? this.text.length : sign;
    if (this.at > from) this.characters(from, this.at);
    if (sign === -1) return 'end';
    if (this.text.startsWith('</', sign)) return this.close(depth);
    if (this.text.startsWith('<!--', sign)) this.skip('<!--', '-->');
    else if (this.text.startsWith('<?', sign)) this.skip('<?', '?>');
    else if (this.text.startsWith('<![CDATA[', sign)) this.add(allowed(this.skip('<![CDATA[', ']]>')));
    else if (this.text.startsWith('<!', sign))
      throw new Malformed('has a DOCTYPE or another declaration: none is read');
    else return this.begin(depth);
    return undefined;
  }

  private characters(from: number, to: number): void {
    const text = this.text.slice(from, to);
    if (this.open.length) this.add(resolved(text));
    else if (text.trim()) throw new Malformed('has text outside of its root');
  }

  private add(text: string): void {
    const children = this.open.at(-1)?.children;
    if (!children) throw new Malformed('has text outside of its root');
    if (text) children.push(text);
  }

  /** What is between two marks; goes on after them. */
  private skip(mark: string, endMark: string): string {
    const from = this.at + mark.length;
    const end = this.text.indexOf(endMark, from);
    if (end === -1) throw new Malformed(`has a ${mark} without its ${endMark}`);
    this.at = end + endMark.length;
    return this.text.slice(from, end);
  }

  private begin(depth: number): XmlElement | undefined {
    const line = this.lineHere();
    const tag = this.match(name, this.at + 1)?.[0];
    if (tag === undefined) throw new Malformed('has a "<" that begins no tag: as text it is written &lt;');
    this.at += 1 + tag.length;
    this.mayBegin(tag);
    const attributes = this.attributes();
    const end = this.match(tagEnd, this.at);
    if (!end) throw new Malformed(`has a tag <${tag}> with an attribute or an end that is not well-formed`);
    this.at += end[0].length;
    this.open.push({ name: tag, attributes, children: [], line });
    return end[1] === '/' ? this.handOn(depth) : undefined;
  }

  private mayBegin(tag: string): void {
    if (this.open.length === 0) {
      if (this.hasRoot) throw new Malformed(`has a second root <${tag}>`);
      if (this.root !== undefined && tag !== this.root) throw new Malformed(`begins with <${tag}>, not <${this.root}>`);
      this.hasRoot = true;
    }
    if (this.open.length === maxDepth) throw new Malformed(`has elements in more than ${maxDepth} others`);
    this.elements += 1;
    if (this.elements > maxElements) throw new Malformed(`has more than ${maxElements} elements in one`);
  }

  private attributes(): ReadonlyMap<string, string> {
    let found: Map<string, string> | undefined;
    for (let next = this.match(attribute, this.at); next; next = this.match(attribute, this.at)) {
      const [whole, key = '', double, single] = next;
      found ??= new Map();
      if (found.has(key)) throw new Malformed(`has the attribute ${key} twice in a tag`);
      const value = resolved((double ?? single ?? '').replace(/[\n\t]/g, ' '));
      found.set(key, value);
      this.at += whole.length;
    }
    return found ?? noAttributes;
  }

  private close(depth: number): XmlElement | undefined {
    const tag = this.match(name, this.at + 2)?.[0] ?? '';
    const last = this.open.at(-1);
    if (last?.name !== tag) {
      const expected = last ? `</${last.name}> of line ${last.line}` : 'nothing';
      throw new Malformed(`has a </${tag}> where ${expected} is to be closed`);
    }
    this.at += 2 + tag.length;
    const end = this.match(tagEnd, this.at);
    if (!end || end[1] === '/') throw new Malformed(`has a tag </${tag}> with no end`);
    this.at += end[0].length;
    return this.handOn(depth);
  }

  /** Closes the innermost element. What is handed on is not kept: memory holds one record at a time. */
  private handOn(depth: number): XmlElement | undefined {
    const closed = this.open.pop();
    if (!closed || this.open.length < depth) return undefined;
    if (this.open.length > depth) {
      this.open.at(-1)?.children.push(closed);
      return undefined;
    }
    this.elements = 0;
    return closed;
  }

  private match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text);
  }

  /** Each line feed is looked for once. */
  private lineHere(): number {
    while (this.newline !== -1 && this.newline < this.at) {
      this.line += 1;
      this.newline = this.text.indexOf('\n', this.newline + 1);
    }
    return this.line;
  }
}
