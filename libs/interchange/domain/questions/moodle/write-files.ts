import { imageAddress, splitAtImages } from '@app/question-bank/domain/images/image-links.js';
import { imageFileName, type WrittenImages } from '../file-images.js';
import { element, isElement, type XmlElement, type XmlNode } from '../xml/element.js';

/** The same element with the images that its texts show: each text has the files that it shows beside it. */
export function withFiles(parent: XmlElement, images: WrittenImages): XmlElement {
  const text = parent.children.find((child): child is XmlElement => isElement(child) && child.name === 'text');
  const shown = text ? imagesIn(text.children, images) : [];
  const children = parent.children.map((child) => {
    if (!isElement(child)) return child;
    return child === text ? { ...child, children: named(child.children, images) } : withFiles(child, images);
  });
  return { ...parent, children: [...children, ...shown.map((hash) => fileElement(hash, images))] };
}

const imagesIn = (nodes: readonly XmlNode[], images: WrittenImages): string[] => {
  const links = nodes.flatMap((node) => (typeof node === 'string' ? splitAtImages(node) : []));
  const hashes = links.flatMap((part) => (typeof part === 'string' ? [] : [part.hash]));
  return [...new Set(hashes)].filter((hash) => images.has(hash));
};

const named = (nodes: readonly XmlNode[], images: WrittenImages): XmlNode[] =>
  nodes.map((node) =>
    typeof node === 'string'
      ? splitAtImages(node)
          .map((part) => (typeof part === 'string' ? part : `![${part.alt}](${addressOf(part.hash, images)})`))
          .join('')
      : node,
  );

function addressOf(hash: string, images: WrittenImages): string {
  const image = images.get(hash);
  return image ? `@@PLUGINFILE@@/${imageFileName(hash, image.type)}` : imageAddress(hash);
}

function fileElement(hash: string, images: WrittenImages): XmlElement {
  const { type, base64 } = images.get(hash)!;
  return element('file', { name: imageFileName(hash, type), path: '/', encoding: 'base64' }, base64);
}
