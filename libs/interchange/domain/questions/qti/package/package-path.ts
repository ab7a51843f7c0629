/** What an address in a manifest leads to: a file of the package, or why it leads to none. */
export type PackagePath = { path: string; problem?: undefined } | { path?: undefined; problem: string };

const maxLength = 2_000;

/**
 * Resolves an address against a folder ("" or one that ends in "/"), as RFC 3986 does it for paths, with the difference
 * that to go up from the top is no way to stay there: it leaves the package.
 */
export function resolvePath(folder: string, address: string): PackagePath {
  if (folder.length + address.length > maxLength) return { problem: 'is too long' };
  const [written = ''] = address.trim().split(/[?#]/, 1);
  const decoded = decode(written);
  if (decoded === undefined || decoded === '') return { problem: 'is no address of a file' };
  if (decoded.includes('\\') || decoded.includes('\0')) return { problem: 'has a character that no path may have' };
  if (/^[A-Za-z][A-Za-z\d+.-]*:|^\//.test(decoded)) return { problem: 'leads out of the package' };
  const steps: string[] = [];
  for (const step of (folder + decoded).split('/')) {
    if (step === '..' && steps.pop() === undefined) return { problem: 'leads out of the package' };
    if (step !== '..' && step !== '.' && step !== '') steps.push(step);
  }
  return steps.length ? { path: steps.join('/') } : { problem: 'is no address of a file' };
}

function decode(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}

/** The folder that a file is in, with its "/" at the end; "" at the top. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
