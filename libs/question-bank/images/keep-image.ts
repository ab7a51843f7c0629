import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { imageLimits, refusalWords, type ImageFacts } from '../domain/images/image-file.js';
import { imageOf, keepImages } from './kept-images.js';

/** Takes an image in, to be shown by questions. The same one again is the same. */
@Injectable()
export class KeepImage {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError request.too-large, import.empty, image.refused */
  async run(actor: Actor, bytes: AsyncIterable<Uint8Array>): Promise<ImageFacts & { hash: string }> {
    const image = imageOf(await collected(bytes));
    if ('refused' in image) throw new AppError('image.refused', `It ${refusalWords[image.refused]}.`);
    const { hash, type, width, height } = image;
    await this.transactions.run((tx) => keepImages(tx, actor, [image]));
    return { hash, type, width, height };
  }
}

async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > imageLimits.bytes) throw new AppError('request.too-large');
    parts.push(part);
  }
  if (size === 0) throw new AppError('import.empty');
  return Buffer.concat(parts);
}
