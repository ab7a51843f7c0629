import { imageHashPattern } from '@app/question-bank/domain/images/image-links.js';
import { toMarkdown, toMarkdownLine } from '../../foreign-text.js';
import { element, type XmlNode } from '../../xml/element.js';
import { htmlOf } from '../reading/item-html.js';

/** Where an element has the Markdown that it was made of: attributes `data-*` are for that (HTML, and so QTI 3.0). */
export const markdownAttribute = 'data-markdown';

/** Markdown as blocks of HTML within a `div`; with its source beside it where that can't be told from the HTML. */
export function markdownBlock(markdown: string) {
  const nodes = blockNodes(markdown);
  const isTold = toMarkdown(htmlOf(nodes, nothing), 'html', ownImage).markdown === markdown;
  return element('div', isTold ? {} : { [markdownAttribute]: markdown }, ...nodes);
}

/** The same for a part that is one line as a rule: attributes and children of the element around it. */
export function markdownLine(markdown: string): { attributes: Record<string, string>; children: readonly XmlNode[] } {
  const children = lineNodes(markdown);
  const isTold = toMarkdownLine(htmlOf(children, nothing), 'html', ownImage).markdown === markdown;
  return { attributes: isTold ? {} : { [markdownAttribute]: markdown }, children };
}

const nothing = () => undefined;

/** An image that is named as ours are. */
export function ownImage(source: string): { hash: string; name: string } | undefined {
  const hash = source.startsWith('image:') ? source.slice('image:'.length) : '';
  return imageHashPattern.test(hash) ? { hash, name: 'picture' } : undefined;
}

/** One line without paragraphs. */
export const lineNodes = (markdown: string): XmlNode[] =>
  markdown.includes('\n') ? blockNodes(markdown) : inlineNodes(markdown);

const fence = /^ {0,3}(`{3,}|~{3,})/;
const item = /^ {0,3}(?:[-*+]|(\d{1,9})[.)]) +(?=\S)/;
const heading = /^ {0,3}(#{1,6}) +(.*)$/;

/**
 * Markdown as HTML: paragraphs, headings, lists of one level, code, emphasis, links. What else Markdown has is shown as
 * it is written.
 */
export function blockNodes(markdown: string): XmlNode[] {
  const nodes: XmlNode[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const mark = fence.exec(line)?.[1];
    const end = mark === undefined ? endOfBlock(lines, at) : endOfFence(lines, at, mark);
    const block = lines.slice(at, end);
    at = Math.max(end, at + 1);
    if (mark !== undefined) nodes.push(codeBlock(block, mark));
    else if (item.test(line)) nodes.push(list(block));
    else if (line.trim()) nodes.push(paragraph(block));
  }
  return nodes;
}

function endOfFence(lines: readonly string[], from: number, mark: string): number {
  const isEnd = (line: string) => line.startsWith(mark) && /^[`~]+$/.test(line);
  const end = firstAfter(lines, from, (line) => isEnd(line.trim()));
  return Math.min(end + 1, lines.length);
}

/** A block goes to the next empty line or fence; a list and a heading are blocks of their own. */
function endOfBlock(lines: readonly string[], from: number): number {
  const first = lines[from] ?? '';
  if (first.trim() === '' || heading.test(first)) return from + 1;
  const isList = item.test(first);
  return firstAfter(
    lines,
    from,
    (line) => line.trim() === '' || fence.test(line) || heading.test(line) || (!isList && item.test(line)),
  );
}

/** Index of the first line after one that is such, or how many there are. */
function firstAfter(lines: readonly string[], from: number, isSuch: (line: string) => boolean): number {
  for (let at = from + 1; at < lines.length; at += 1) if (isSuch(lines[at] ?? '')) return at;
  return lines.length;
}

function codeBlock([, ...lines]: readonly string[], mark: string): XmlNode {
  const isClosed = lines.at(-1)?.trim().startsWith(mark) ?? false;
  return element('pre', {}, element('code', {}, (isClosed ? lines.slice(0, -1) : lines).join('\n')));
}

function list(lines: readonly string[]): XmlNode {
  const items: string[] = [];
  for (const line of lines) {
    if (item.test(line)) items.push(line.replace(item, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  const isOrdered = item.exec(lines[0] ?? '')?.[1] !== undefined;
  return element(isOrdered ? 'ol' : 'ul', {}, ...items.map((text) => element('li', {}, ...inlineNodes(text))));
}

function paragraph(lines: readonly string[]): XmlNode {
  const [, marks, title] = heading.exec(lines[0] ?? '') ?? [];
  if (marks !== undefined) return element(`h${marks.length}`, {}, ...inlineNodes(title ?? ''));
  const nodes = lines.flatMap((line, index) => {
    const isLast = index === lines.length - 1;
    const end = isLast ? [] : / {2}$|\\$/.test(line) ? [element('br')] : [' '];
    return [...inlineNodes(line.trim().replace(isLast ? /$^/ : /\\$/, '')), ...end];
  });
  return element('p', {}, ...nodes);
}

const unmarked = /[^\\`![*~]+/y;
const escaped = /\\([!-/:-@[-`{-~])/g;
const escapes = /\\([!-/:-@[-`{-~])/y;
const code = /(`+)(?!`)/y;
const link = /\[([^[\]]{1,500})\]\((?:<(https?:[^<>\s]{1,2000})>|(https?:[^()<>\s]{1,2000}))\)/y;
const image = /!\[((?:\\[^]|[^\]\\]){1,500})\]\((image:[0-9a-f]{64})\)/y;
const marks = [
  ['**', 'strong'],
  ['~~', 'del'],
  ['*', 'em'],
] as const;

/** Text within a line. Texts are short (`contentSchema`), so that looking ahead for each mark's end is quick. */
function inlineNodes(text: string): XmlNode[] {
  const nodes: XmlNode[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const run = matchAt(unmarked, text, at)?.[0];
    if (run !== undefined) {
      plain += run;
      at += run.length;
      continue;
    }
    const found = escapeAt(text, at) ?? codeAt(text, at) ?? imageAt(text, at) ?? linkAt(text, at) ?? markAt(text, at);
    if (found === undefined) plain += text[at++];
    else {
      at = found.end;
      if (typeof found.node === 'string') plain += found.node;
      else {
        if (plain) nodes.push(plain);
        plain = '';
        nodes.push(found.node);
      }
    }
  }
  return plain ? [...nodes, plain] : nodes;
}

type Found = { node: XmlNode; end: number } | undefined;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

function escapeAt(text: string, at: number): Found {
  const [whole, sign] = matchAt(escapes, text, at) ?? [];
  return whole === undefined ? undefined : { node: sign ?? '', end: at + whole.length };
}

function codeAt(text: string, at: number): Found {
  const run = matchAt(code, text, at)?.[1];
  if (run === undefined) return undefined;
  const from = at + run.length;
  for (let end = text.indexOf(run, from); end !== -1; end = text.indexOf(run, end)) {
    const close = /`+/y;
    const length = matchAt(close, text, end)?.[0].length ?? 0;
    if (length === run.length) {
      return { node: element('code', {}, text.slice(from, end).replace(/^ (.*) $/, '$1')), end: end + length };
    }
    end += length;
  }
  return { node: run, end: from };
}

function imageAt(text: string, at: number): Found {
  const [whole, alt = '', src] = matchAt(image, text, at) ?? [];
  if (whole === undefined) return undefined;
  return { node: element('img', { src, alt: alt.replace(escaped, '$1') }), end: at + whole.length };
}

function linkAt(text: string, at: number): Found {
  const [whole, words, bracketed, bare] = matchAt(link, text, at) ?? [];
  if (whole === undefined) return undefined;
  return { node: element('a', { href: bracketed ?? bare }, ...inlineNodes(words ?? '')), end: at + whole.length };
}

function markAt(text: string, at: number): Found {
  for (const [mark, name] of marks) {
    if (!text.startsWith(mark, at)) continue;
    const from = at + mark.length;
    const end = text.indexOf(mark, from + 1);
    const inner = end === -1 ? '' : text.slice(from, end);
    if (inner.trim() !== '' && inner.trim() === inner) {
      return { node: element(name, {}, ...inlineNodes(inner)), end: end + mark.length };
    }
    return { node: mark, end: from };
  }
  return undefined;
}
