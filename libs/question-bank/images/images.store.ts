import type { Tx } from '@app/database/tx.js';
import type { ImageFacts } from '../domain/images/image-file.js';
import type { ImageType } from '../domain/images/image-types.js';

export interface KeptImage extends ImageFacts {
  hash: string;
  bytes: Buffer;
}

/** Keeps images; what is here already is kept anew. @returns those that were not here, by their hashes */
export async function insertImages(tx: Tx, images: readonly KeptImage[]): Promise<string[]> {
  const added: string[] = [];
  // In one order, so that two who bring the same images don't wait for each other.
  for (const { hash, type, width, height, bytes } of images.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))) {
    const [row] = await tx.query<{ isNew: boolean }[]>(
      `insert into images (hash, type, width, height, bytes) values ($1, $2, $3, $4, $5)
       on conflict (hash) do update set kept_at = clock_timestamp()
       returning xmax = 0 as "isNew"`,
      [hash, type, width, height, bytes],
    );
    if (row!.isNew) added.push(hash);
  }
  return added;
}

export async function findImage(tx: Tx, hash: string): Promise<KeptImage | undefined> {
  const [image] = await findImages(tx, [hash]);
  return image;
}

export async function findImages(tx: Tx, hashes: readonly string[]): Promise<KeptImage[]> {
  return tx.query<KeptImage[]>(`select hash, type, width, height, bytes from images where hash = any($1)`, [hashes]);
}

/** Those of these that are here, held so that they stay until the transaction ends. */
export async function holdImages(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ hash: string }[]>(
    `select hash from images where hash = any($1) order by hash for key share`,
    [hashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Keeps those of these that are here as if they had been brought anew. */
export async function renewImages(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const [rows] = await tx.query<[{ hash: string }[], number]>(
    `update images set kept_at = clock_timestamp() where hash = any($1) returning hash`,
    [hashes],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/** Types of images, by their hashes. */
export async function imageTypesOf(tx: Tx, hashes: readonly string[]): Promise<Map<string, ImageType>> {
  const rows = await tx.query<{ hash: string; type: ImageType }[]>(
    `select hash, type from images where hash = any($1)`,
    [hashes],
  );
  return new Map(rows.map(({ hash, type }) => [hash, type]));
}

const graceDays = 14;

/**
 * Removes images that nobody brought for two weeks and no version shows: longer than an import waits for its apply. They
 * are locked first, and then looked at anew, so that a version that is being written keeps its own. All images are looked
 * at: most are old and shown, which no index would spare (86 ms for 20,000).
 */
export async function deleteUnshown(tx: Tx, limit: number): Promise<number> {
  const unshown = `kept_at < clock_timestamp() - $2 * interval '1 day'
    and not exists (select from version_images v where v.hash = i.hash)`;
  const locked = await tx.query<{ hash: string }[]>(
    `select hash from images i where ${unshown} order by kept_at limit $1 for update skip locked`,
    [limit, graceDays],
  );
  const [, removed] = await tx.query<[unknown, number]>(`delete from images i where hash = any($1) and ${unshown}`, [
    locked.map(({ hash }) => hash),
    graceDays,
  ]);
  return removed;
}
