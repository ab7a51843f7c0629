/** One element of a document. Names are kept as they are written, prefix and case included. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** Where its start tag begins, from 1; 0 where it was not read. */
  readonly line: number;
}

export type XmlNode = XmlElement | string;

/** An element to be written; attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly XmlNode[]
): XmlElement {
  const given = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { name, attributes: new Map(given), children, line: 0 };
}

/** The same with each child on a line of its own: for elements in which white space means nothing. */
export function block(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly XmlNode[]
): XmlElement {
  return longBlock(name, attributes, children);
}

/** The same for any number of children: arguments of a call are limited. */
export function longBlock(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly XmlNode[],
): XmlElement {
  return { ...element(name, attributes), children: ['\n', ...children.flatMap((child) => [child, '\n'])] };
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

export function elementsOf(parent: XmlElement | undefined, name?: string): XmlElement[] {
  const elements = parent?.children.filter(isElement) ?? [];
  return name === undefined ? elements : elements.filter((child) => child.name === name);
}

export function firstOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((child): child is XmlElement => isElement(child) && child.name === name);
}

/** Everything below it, in the order of the document, itself first. Depth is capped by the reader. */
export function* allWithin(parent: XmlElement): Generator<XmlElement> {
  yield parent;
  for (const child of parent.children) if (isElement(child)) yield* allWithin(child);
}

/** All the text in it, as it stands. */
export function textWithin(parent: XmlElement | undefined): string {
  if (!parent) return '';
  const pieces: string[] = [];
  for (const { children } of allWithin(parent)) {
    for (const child of children) if (typeof child === 'string') pieces.push(child);
  }
  return pieces.join('');
}
