import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import { findImage, type KeptImage } from './images.store.js';

/**
 * An image by its hash, for whoever is signed in. Who knows a hash was shown it by a question, or has the image: nobody
 * finds one by trying.
 */
@Injectable()
export class GetImage {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(hash: string): Promise<KeptImage> {
    const image = await this.transactions.single((tx) => findImage(tx, hash));
    if (!image) throw new AppError('resource.not-found');
    return image;
  }
}
