import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Tells people and scanners for leaked secrets what they have found. */
const prefix = 'rhs_';
/** 32 bytes, and the 4 of the checksum, in base64url. */
const shape = /^rhs_[\w-]{43}[\w-]{6}$/;
const secretEnd = prefix.length + 43;

/** 256 random bits and a checksum, by which a mistyped or cut one is refused without a query. */
export function newTokenText(): string {
  const secret = prefix + randomBytes(32).toString('base64url');
  return secret + checksumOf(secret);
}

export const isTokenText = (text: string): boolean =>
  shape.test(text) && checksumOf(text.slice(0, secretEnd)) === text.slice(secretEnd);

/** What is stored of a token: it has full entropy, so one plain SHA-256 is enough. */
export const hashOfToken = (text: string): Buffer => createHash('sha256').update(text).digest();

function checksumOf(secret: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(secret));
  return bytes.toString('base64url');
}
