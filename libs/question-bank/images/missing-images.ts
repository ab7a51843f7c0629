import type { Tx } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';
import type { Content } from '../domain/content.js';
import { imagesOf } from '../domain/images/image-links.js';
import { holdImages } from './images.store.js';

/** @throws AppError question.invalid-content where a question would show an image that is not here */
export async function refuseMissingImages(tx: Tx, content: Content): Promise<void> {
  const images = imagesOf(content);
  if (images.size === 0) return;
  const known = await holdImages(tx, [...images.keys()]);
  const missing = [...images].filter(([hash]) => !known.has(hash));
  if (missing.length === 0) return;
  throw new AppError(
    'question.invalid-content',
    undefined,
    missing.map(([, pointer]) => ({
      pointer: `/content${pointer}`,
      message: 'shows an image that is not here (any more)',
    })),
  );
}
