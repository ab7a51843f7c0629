import { imageLimits, refusalWords } from '@app/question-bank/domain/images/image-file.js';
import { imageOf, type KeptImage } from '@app/question-bank/images/kept-images.js';
import type { FileImages, TakenImage } from '../domain/questions/file-images.js';

export type EntryImage = KeptImage | { refused: string };

/** An image as it is to be kept, or in words why it is not. */
export function entryImage(bytes: Uint8Array): EntryImage {
  const image = imageOf(bytes);
  return 'refused' in image ? { refused: refusalWords[image.refused] } : image;
}

/** The images that come with a file, of which those are kept that its questions show. */
export class ImportImages implements FileImages {
  private readonly taken = new Map<string, KeptImage>();
  private readonly byHash: ReadonlyMap<string, KeptImage>;

  /** @param entries of a package, by their names */
  constructor(private readonly entries: ReadonlyMap<string, EntryImage> = new Map()) {
    const images = [...entries.values()].filter((entry): entry is KeptImage => 'hash' in entry);
    this.byHash = new Map(images.map((image) => [image.hash, image]));
  }

  get kept(): readonly KeptImage[] {
    return [...this.taken.values()];
  }

  readonly fromBase64 = (text: string): TakenImage => {
    // Four signs are three bytes; lines are broken.
    if (text.length > imageLimits.bytes * 1.5) return { refused: refusalWords['too-large'] };
    return this.take(entryImage(Buffer.from(text, 'base64')));
  };

  readonly fromEntry = (name: string): TakenImage | undefined => {
    const entry = this.entries.get(name);
    return entry && this.take(entry);
  };

  /** Takes the image of this hash, where it came along. */
  takeByHash(hash: string): boolean {
    const image = this.taken.get(hash) ?? this.byHash.get(hash);
    if (image) this.take(image);
    return image !== undefined;
  }

  private take(image: EntryImage): TakenImage {
    if ('hash' in image) this.taken.set(image.hash, image);
    return image;
  }
}
