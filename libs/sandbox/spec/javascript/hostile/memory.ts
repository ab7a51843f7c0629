import type { Hostile } from '../programs.js';

/** More memory than there is, in every form. */
export const hungry: Hostile[] = [
  ['arrays', `function f() { const a = []; for (;;) a.push([1, 2, 3, 4, 5, 6, 7, 8]); }`],
  ['one array', `function f() { const a = []; for (;;) a.push(1); }`],
  ['a filled array', `function f() { return new Array(5e7).fill(0).length; }`],
  ['text that doubles', `function f() { let s = 'ab'; for (;;) { s += s; s.charCodeAt(0); } }`],
  ['repeated text', `function f() { return 'x'.repeat(2 ** 29).length; }`],
  ['padded text', `function f() { return 'x'.padEnd(2 ** 29, 'ab').length; }`],
  ['texts in a list', `function f() { const a = []; for (let i = 0; ; i++) a.push(('x' + i).repeat(1e5)); }`],
  ['typed arrays', `function f() { const a = []; for (;;) a.push(new Float64Array(1 << 17)); }`],
  ['one buffer', `function f() { return new ArrayBuffer(2 ** 30).byteLength; }`],
  ['a map', `function f() { const m = new Map(); for (let i = 0; ; i++) m.set(i, { i }); }`],
  ['a set', `function f() { const s = new Set(); for (let i = 0; ; i++) s.add('k' + i); }`],
  ['closures', `function f() { const a = []; for (;;) { const big = new Array(1000).fill(1); a.push(() => big); } }`],
  ['objects in each other', `function f() { let o = {}; for (;;) o = { o, a: 1, b: 2 }; }`],
  ['a class with many objects', `class P { constructor() { this.next = P.last; P.last = this; } }\nfunction f() { for (;;) new P(); }`],
  ['at load', `const a = []; for (;;) a.push(new Uint8Array(1 << 20));\nfunction f() {}`],
  ['joined text', `function f() { return new Array(2 ** 25).join('0123456789abcdef').length; }`],
  ['spread', `function f() { let a = [1]; for (;;) a = [...a, ...a]; }`],
  ['a spread of what never ends', `function* g() { for (;;) yield 1; }\nfunction f() { return Math.max(...g()); }`],
  ['concat', `function f() { let a = [1]; for (;;) a = a.concat(a); }`],
  ['a promise for each', `async function f() { const a = []; for (;;) a.push(new Promise(() => {}).then(() => [a])); }`],
  ['symbols', `function f() { const a = []; for (;;) a.push(Symbol('s'.repeat(1000) + a.length)); }`],
  ['errors with stacks', `function f() { const a = []; for (;;) a.push(new Error('x'.repeat(1000) + a.length)); }`],
  ['everything caught', `function f() { const a = []; for (;;) try { for (;;) a.push(new Uint8Array(1 << 16)); } catch { a.length -= 1; } }`, 'TLE'],
].map(([what, source, status]) => ({
  name: `no end of ${what}`,
  source: source!,
  status: (status ?? 'MLE') as 'MLE',
  differing: { limits: { timeMs: 4_000, memoryMb: 32 } },
})); // prettier-ignore
