import type { Hostile } from '../programs.js';

const typescript = { language: 'typescript' };

/** Types that look evil, and what only TypeScript has. */
export const typed: Hostile[] = (
  [
    { name: 'a type without end', source: `type Loop<T> = T extends infer U ? Loop<[U]> : never;\ntype X = Loop<1>;\nfunction f(n: number): number { return n; }`, status: 'OK', value: 1 },
    { name: 'types by the thousand', source: `${Array.from({ length: 800 }, (_, i) => `type T${i} = { a: ${i ? `T${i - 1}` : 'number'} } | [T${i}?];`).join('\n')}\nconst f = (n: number) => n;`, status: 'OK', value: 1 },
    { name: 'generics nested without end', source: `type D = ${'Array<'.repeat(4_000)}number${'>'.repeat(4_000)};\nfunction f(n: number) { return n; }`, status: 'CE' },
    { name: 'parentheses nested without end', source: `function f(n: number) { return ${'('.repeat(15_000)}n${')'.repeat(15_000)}; }`, status: 'CE' },
    { name: 'a type error', source: `function f(n: string): boolean { const x: Date = n; return x as unknown as boolean; }`, status: 'OK', value: 1 },
    { name: 'an enum that hides a call', source: `enum E { A = (() => { for (;;) {} })() as any }\nfunction f() { return E.A; }`, status: 'TLE' },
    { name: 'an enum that counts', source: `enum E { A = 3, B, C = A * B }\nfunction f(n: number) { return [E.B, E.C, E[3]]; }`, status: 'OK', value: [4, 12, 'A'] },
    { name: 'a const enum', source: `const enum E { A = 'x' }\nfunction f(): string { return E.A; }`, status: 'OK', value: 'x' },
    { name: 'parameter properties', source: `class P { constructor(private readonly a: number, public b = 2) {} sum() { return this.a + this.b; } }\nfunction f(n: number) { return new P(n).sum(); }`, status: 'OK', value: 3 },
    { name: 'a namespace', source: `namespace N { export const x = 5; }\nfunction f() { return N.x; }`, status: 'OK', value: 5 },
    { name: 'a decorator', source: `function d(v: unknown) { return v; }\n@d\nclass A {}\nfunction f() { return 1; }`, status: 'CE' },
    { name: 'import type of node', source: `import type { Server } from 'node:net';\nfunction f(n: number): number { let s: Server | undefined; return s ? 2 : n; }`, status: 'OK', value: 1 },
    { name: 'import of node', source: `import { readFileSync } from 'node:fs';\nexport function f() { return readFileSync('/etc/passwd', 'utf8'); }`, status: 'CE', message: /could not load module/ },
    { name: 'import = require', source: `import fs = require('fs');\nexport function f() { return fs.readdirSync('/'); }`, status: 'RE', message: /ReferenceError/ },
    { name: 'declared globals', source: `declare const process: { exit(code: number): never };\nfunction f() { process.exit(0); }`, status: 'RE', message: /^line 2: ReferenceError/ },
    { name: 'any and chains', source: `function f(n: any) { return (n as any)!.constructor.constructor('return process')(); }`, status: 'RE', message: /ReferenceError/ },
    { name: 'a reference to a file', source: `/// <reference path="/etc/passwd" />\n/// <reference types="node" />\nfunction f(n: number) { return n; }`, status: 'OK', value: 1 },
    { name: 'a source map of its own', source: `function f(n: number) { throw new Error('x'); }\n//# sourceMappingURL=file:///etc/passwd`, status: 'RE', message: /^line 1: Error: x/ },
    { name: 'overloads and guards', source: `function f(n: number): number;\nfunction f(n: string): number;\nfunction f(n: unknown): number { return typeof n === 'number' ? n satisfies number : 0; }`, status: 'OK', value: 1 },
    { name: 'an abstract generic class', source: `abstract class A<T extends object = {}> { abstract go(): T; }\nclass B extends A<{ x: number }> { override go() { return { x: 1 }; } }\nfunction f() { return new B().go()!.x; }`, status: 'OK', value: 1 },
    { name: 'a line kept by blanks', source: `interface A {\n  a: number;\n}\n\nfunction f(n: number): A {\n  throw new Error('six');\n}`, status: 'RE', message: /^line 6: Error: six/ },
    { name: 'a line found by its map', source: `enum E {\n  A,\n}\n\nclass P {\n  constructor(private a: number) {}\n  go(): never {\n    throw new Error('eight');\n  }\n}\nfunction f(n: number): never {\n  return new P(n).go();\n}`, status: 'RE', message: /^line 8: Error: eight/ },
    { name: 'a syntax error', source: `function f(n: number) {\n  return n +;\n}`, status: 'CE', message: /^line 2: SyntaxError/ },
    { name: 'an empty source', source: ``, status: 'CE', message: /there is no function f/ },
    { name: 'binary rubbish', source: `\u0000\u0001\ufffd\ud800 <<<`, status: 'CE' },
  ] satisfies Hostile[]
).map((program) => ({ ...program, differing: typescript })); // prettier-ignore
