import { setNonce } from 'get-nonce';

/** The nonce that the server wrote into index.html; style elements without it are refused. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/**
 * Tells the libraries that make style elements (react-remove-scroll, inside overlays) the nonce, and zod not to
 * probe `new Function`, which the policy forbids. Zod reads the global when it is first imported.
 */
export function obeyContentSecurityPolicy(): void {
  setNonce(styleNonce());
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
}
