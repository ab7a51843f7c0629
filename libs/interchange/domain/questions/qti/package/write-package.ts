import type { Loss, WrittenQuestion } from '../../question-record.js';
import { block, element, longBlock, type XmlElement } from '../../xml/element.js';
import { isXmlText, writeXml } from '../../xml/write-xml.js';
import { itemIdentifier, writeItem } from '../writing/write-item.js';
import { writeLom } from './lom.js';
import { manifestName } from './read-package.js';

/** The files of a package by their names, with what is not in them. */
export interface WrittenPackage {
  entries: ReadonlyMap<string, string>;
  losses: readonly Loss[];
}

const namespace = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';

/**
 * Questions as a package of QTI 3.0 (https://www.imsglobal.org/spec/qti/v3p0/impl): an item each, and a manifest with topics,
 * levels, estimates and references as metadata. Kinds that QTI has no interaction for are left out, and told.
 */
export function writeQtiPackage(questions: Iterable<WrittenQuestion>): WrittenPackage {
  const items = new Map<string, string>();
  const resources: XmlElement[] = [];
  const losses: Loss[] = [];
  for (const question of questions) {
    const { slug, content } = question;
    const written = writeItem(question);
    if (typeof written === 'string') {
      losses.push({ slug, lost: [written], whole: true });
      continue;
    }
    const lost = isXmlText(content) ? written.lost : [...written.lost, 'characters that XML can not hold'];
    if (lost.length) losses.push({ slug, lost, whole: false });
    const href = `items/${slug}.xml`;
    items.set(href, writeXml(written.item));
    resources.push(resource(question, href));
  }
  return { entries: new Map([[manifestName, writeXml(manifest(resources))], ...items]), losses };
}

function manifest(resources: readonly XmlElement[]): XmlElement {
  const metadata = block('metadata', {}, element('schema', {}, 'QTI Package'), element('schemaversion', {}, '3.0.0'));
  return block(
    'manifest',
    { xmlns: namespace, identifier: 'questions' },
    metadata,
    element('organizations'),
    longBlock('resources', {}, resources),
  );
}

function resource(question: WrittenQuestion, href: string): XmlElement {
  return block(
    'resource',
    { identifier: itemIdentifier(question.slug), type: 'imsqti_item_xmlv3p0', href },
    block('metadata', {}, writeLom(question)),
    element('file', { href }),
  );
}
