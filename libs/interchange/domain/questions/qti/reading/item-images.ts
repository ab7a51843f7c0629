import { imageAddress } from '@app/question-bank/domain/images/image-links.js';
import { fromDataAddress, nameOfImage, type FileImages } from '../../file-images.js';
import { isElement, type XmlElement } from '../../xml/element.js';
import { folderOf, resolvePath } from '../package/package-path.js';

/** An item whose pictures that came along are named as ours are. `lose` is told of those that are refused. */
export function withImages(
  item: XmlElement,
  entry: string,
  images: FileImages,
  lose: (what: string) => void,
): XmlElement {
  const visit = (element: XmlElement): XmlElement => {
    const children = element.children.map((child) => (isElement(child) ? visit(child) : child));
    const key = element.name === 'img' ? 'src' : element.name === 'object' ? 'data' : undefined;
    const source = key && element.attributes.get(key);
    if (key === undefined || source === undefined) return { ...element, children };
    const found = resolvePath(folderOf(entry), source);
    const taken =
      fromDataAddress(source, images) ?? (found.problem === undefined ? images.fromEntry(found.path) : undefined);
    if (!taken) return { ...element, children };
    if ('refused' in taken) {
      lose(`picture ${found.problem === undefined ? found.path : 'in the text'}: ${taken.refused}`);
      return { ...element, children: [], name: 'span', attributes: new Map() };
    }
    const alt = element.attributes.get('alt') ?? element.attributes.get('label');
    const attributes = new Map([
      ['src', imageAddress(taken.hash)],
      ['alt', alt?.trim() || nameOfImage(source.startsWith('data:') ? '' : source)],
    ]);
    return { ...element, name: 'img', attributes, children: [] };
  };
  return visit(item);
}
