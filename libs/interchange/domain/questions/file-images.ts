import type { ImageType } from '@app/question-bank/domain/images/image-types.js';

/** What became of an image that came with a file: kept until the file is applied, or refused, in words. */
export type TakenImage = { hash: string } | { refused: string };

/** The images that come with a file of questions. Bytes are no matter of readers: what takes them has its own rules. */
export interface FileImages {
  /** One that is written out in the text, in base64. */
  fromBase64: (text: string) => TakenImage;
  /** One beside the text, in the same package; none where there is no such entry. */
  fromEntry: (name: string) => TakenImage | undefined;
}

/** Of a text that nothing came with. */
export const noImages: FileImages = {
  fromBase64: () => ({ refused: 'is not taken from here' }),
  fromEntry: () => undefined,
};

/** An image to be written to a file. */
export interface WrittenImage {
  type: ImageType;
  base64: string;
}
export type WrittenImages = ReadonlyMap<string, WrittenImage>;

/** A name for an image in a file; what differs has different names. */
export const imageFileName = (hash: string, type: ImageType): string => `${hash.slice(0, 24)}.${type}`;

/** What stands for the words that tell what is on an image, where nobody wrote any: its file's name. */
export const nameOfImage = (source: string): string =>
  source
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.[A-Za-z]{2,5}$/, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 100) || 'picture';

const dataAddress = /^data:image\/[a-z+.-]{1,20};base64,/i;

/** An image that is written out in its own address. */
export const fromDataAddress = (source: string, images: FileImages): TakenImage | undefined => {
  const begin = dataAddress.exec(source)?.[0];
  return begin === undefined ? undefined : images.fromBase64(source.slice(begin.length));
};
