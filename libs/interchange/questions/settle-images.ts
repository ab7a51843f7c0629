import type { Tx } from '@app/database/tx.js';
import { contentHash } from '@app/question-bank/content-hash.js';
import { imagesOf, mapTexts, replaceImages } from '@app/question-bank/domain/images/image-links.js';
import { renewImages } from '@app/question-bank/images/kept-images.js';
import type { HashedRecord } from '../domain/judge-records.js';
import type { ImportImages } from './import-images.js';

/**
 * Sees to it that every image that records show is here or came along. Where one did not, as in a text that names the
 * images of another house, what is on it is said instead, and told as lost.
 */
export async function settleImages(
  tx: Tx,
  records: readonly HashedRecord[],
  images: ImportImages,
): Promise<readonly HashedRecord[]> {
  const shown = new Set(
    records.flatMap(({ record }) => ('content' in record ? [...imagesOf(record.content).keys()] : [])),
  );
  const elsewhere = [...shown].filter((hash) => !images.takeByHash(hash));
  if (elsewhere.length === 0) return records;
  const here = await renewImages(tx, elsewhere);
  const missing = new Set(elsewhere.filter((hash) => !here.has(hash)));
  return missing.size === 0 ? records : records.map((record) => withoutImages(record, missing));
}

function withoutImages(hashed: HashedRecord, missing: ReadonlySet<string>): HashedRecord {
  const { record } = hashed;
  if (!('content' in record) || ![...imagesOf(record.content).keys()].some((hash) => missing.has(hash))) return hashed;
  const lost: string[] = [];
  const content = mapTexts(record.content, (text) =>
    replaceImages(text, ({ alt, hash }) => {
      if (!missing.has(hash)) return `![${alt}](image:${hash})`;
      lost.push(`picture that did not come along: ${alt}`);
      return `*${alt.trim()}*`;
    }),
  );
  return { record: { ...record, content, lost: [...record.lost, ...lost] }, hash: contentHash(content) };
}
