import type { XmlElement } from './element.js';
import { noCharacter } from './xml-text.js';

const escaped: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const escape = (sign: string) => escaped[sign] ?? '';
const allNoCharacters = new RegExp(noCharacter, 'gu');

/** A document of this root. Characters that XML can't hold become U+FFFD: `isXmlText` tells of them beforehand. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root)}\n`;
}

/** One element as it stands in a document. */
export function writeElement({ name, attributes, children }: XmlElement): string {
  const pairs = Array.from(attributes, ([key, value]) => ` ${key}="${held(value).replace(/[&<>"\t\n\r]/g, escape)}"`);
  const begin = `<${name}${pairs.join('')}`;
  if (children.length === 0) return `${begin}/>`;
  const inner = children.map((child) => (typeof child === 'string' ? writeText(child) : writeElement(child)));
  return `${begin}>${inner.join('')}</${name}>`;
}

// A carriage return that is not a reference is read as a line feed.
const writeText = (text: string) => held(text).replace(/[&<>\r]/g, escape);

const held = (text: string) => text.replace(allNoCharacters, '\ufffd');

/** Whether all text of a document can be held by XML. */
export function isXmlText(document: unknown): boolean {
  let holds = true;
  JSON.stringify(document, (_, value: unknown) => {
    if (typeof value === 'string' && noCharacter.test(value)) holds = false;
    return value;
  });
  return holds;
}
