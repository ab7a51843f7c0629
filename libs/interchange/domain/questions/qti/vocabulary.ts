import { isElement, type XmlElement, type XmlNode } from '../xml/element.js';

/**
 * Elements of QTI 3.0 (`qti-choice-interaction max-choices`) under the names that they have in 2.1 and 2.2
 * (`choiceInteraction maxChoices`), so that one reader is enough; prefixes are taken off. HTML stays as it is.
 */
export function inOneVocabulary(element: XmlElement): XmlElement {
  const [, name = ''] = /([^:]*)$/.exec(element.name) ?? [];
  const isQti3 = name.startsWith('qti-');
  return {
    name: isQti3 ? camelCase(name.slice('qti-'.length)) : name,
    attributes: isQti3 ? new Map(Array.from(element.attributes, attributeOf)) : element.attributes,
    children: element.children.map((child) => (isElement(child) ? inOneVocabulary(child) : child)),
    line: element.line,
  };
}

/** The same the other way round, for what is written: names of 3.0 for all but HTML. */
export const qti = (name: string): string => `qti-${kebabCase(name)}`;

const attributeOf = ([key, value]: readonly [string, string]): [string, string] =>
  /^(?:data|aria)-|:/.test(key) ? [key, value] : [camelCase(key), value];

const camelCase = (name: string) => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const kebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The content of an element; QTI 3.0 has it in one more in some places. */
export function contentOf(element: XmlElement): readonly XmlNode[] {
  return element.children.flatMap((child) =>
    isElement(child) && child.name === 'contentBody' ? contentOf(child) : [child],
  );
}
