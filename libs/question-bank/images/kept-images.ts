import { createHash } from 'node:crypto';
import { audit } from '@app/database/audit.js';
import type { Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { inspectImage, type ImageRefusal } from '../domain/images/image-file.js';
import { insertImages, type KeptImage } from './images.store.js';

export { findImages, imageTypesOf, renewImages, type KeptImage } from './images.store.js';

/** An image as it is to be kept, or why it is not. */
export function imageOf(bytes: Uint8Array): KeptImage | { refused: ImageRefusal } {
  const facts = inspectImage(bytes);
  if ('refused' in facts) return facts;
  return { ...facts, hash: createHash('sha256').update(bytes).digest('hex'), bytes: Buffer.from(bytes) };
}

/** Keeps images, each once; the audit log has those that were not here before. */
export async function keepImages(tx: Tx, actor: Actor, images: readonly KeptImage[]): Promise<void> {
  const added = new Set(await insertImages(tx, images));
  for (const { hash, type, width, height } of images) {
    if (added.delete(hash)) {
      await audit(tx, actor, { action: 'image.added', subjectId: hash, after: { type, width, height } });
    }
  }
}
