import { allWithin, isElement, textWithin, type XmlElement, type XmlNode } from '../../xml/element.js';

/** Elements of QTI and of others that HTML does not have, each by the word that tells of its loss. */
const foreign: ReadonlyMap<string, string> = new Map([
  ['math', 'formula (MathML)'],
  ['svg', 'drawing (SVG)'],
  ['printedVariable', 'value of a variable'],
  ['feedbackInline', 'feedback within the text'],
  ['feedbackBlock', 'feedback within the text'],
  ['infoControl', 'text behind a button'],
  ['include', 'text of another file'],
]);
const voids = new Set(['br', 'hr', 'img', 'source', 'embed', 'wbr', 'col']);
const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => escaped[sign] ?? '');

/** Nodes of a body as HTML. `lose` is told of what HTML of ours can't show; QTI's own elements leave what is in them. */
export function htmlOf(nodes: readonly XmlNode[], lose: (what: string) => void): string {
  return nodes.map((node) => (isElement(node) ? elementHtml(node, lose) : escape(node))).join('');
}

/** A formula as its author typed it, mostly in LaTeX: the one part of MathML that is text. */
function annotationOf(element: XmlElement): string {
  for (const within of allWithin(element)) if (within.name === 'annotation') return textWithin(within).trim();
  return '';
}

function elementHtml(element: XmlElement, lose: (what: string) => void): string {
  const { name, attributes, children } = element;
  const lost = foreign.get(name);
  if (lost !== undefined) {
    lose(lost);
    return escape(attributes.get('alttext') ?? annotationOf(element));
  }
  // Pictures of QTI 2 are objects; HTML's own readers take an object for nothing.
  if (name === 'object') return `<img src="${escape(attributes.get('data') ?? 'an object')}">`;
  const kept = ['href', 'src', 'alt'].flatMap((key) => {
    const value = attributes.get(key);
    return value === undefined ? [] : [` ${key}="${escape(value)}"`];
  });
  const begin = `<${name}${kept.join('')}>`;
  return voids.has(name) ? begin : `${begin}${htmlOf(children, lose)}</${name}>`;
}
