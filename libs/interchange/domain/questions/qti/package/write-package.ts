import { imagesOf } from '@app/question-bank/domain/images/image-links.js';
import type { ImageType } from '@app/question-bank/domain/images/image-types.js';
import { imageFileName } from '../../file-images.js';
import type { Loss, WrittenQuestion } from '../../question-record.js';
import { block, element, isElement, longBlock, type XmlElement } from '../../xml/element.js';
import { isXmlText, writeXml } from '../../xml/write-xml.js';
import { ownImage } from '../writing/markdown-nodes.js';
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
export function writeQtiPackage(
  questions: Iterable<WrittenQuestion>,
  images: ReadonlyMap<string, ImageType> = new Map(),
): WrittenPackage {
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
    items.set(href, writeXml(withImageFiles(written.item, images)));
    const shown = [...imagesOf(content).keys()].flatMap((hash) => imageEntry(hash, images) ?? []);
    resources.push(resource(question, [href, ...shown]));
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

function resource(question: WrittenQuestion, files: readonly [string, ...string[]]): XmlElement {
  const [href] = files;
  return block(
    'resource',
    { identifier: itemIdentifier(question.slug), type: 'imsqti_item_xmlv3p0', href },
    block('metadata', {}, writeLom(question)),
    ...files.map((file) => element('file', { href: file })),
  );
}

/** Where a package has an image. */
export function imageEntry(hash: string, images: ReadonlyMap<string, ImageType>): string | undefined {
  const type = images.get(hash);
  return type && `images/${imageFileName(hash, type)}`;
}

/** An item whose pictures are files of its package; items are in a folder of their own. */
function withImageFiles(parent: XmlElement, images: ReadonlyMap<string, ImageType>): XmlElement {
  const source = parent.name === 'img' ? ownImage(parent.attributes.get('src') ?? '') : undefined;
  const entry = source && imageEntry(source.hash, images);
  const attributes = entry ? new Map([...parent.attributes, ['src', `../${entry}`]]) : parent.attributes;
  const children = parent.children.map((child) => (isElement(child) ? withImageFiles(child, images) : child));
  return { ...parent, attributes, children };
}
