/**
 * A number from 0 to under 1 that a text determines: where in its range the next review of a card lies, say. FNV-1a
 * (RFC 9923) over the UTF-16 units, then the finaliser of MurmurHash3, so that like texts lie far apart.
 */
export function placeOf(seed: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let at = 0; at < seed.length; at += 1) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
