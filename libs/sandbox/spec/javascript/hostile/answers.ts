import type { Hostile } from '../programs.js';
import { signatureOf } from '../programs.js';

const list = { signature: signatureOf(['int'], 'list<int>') };
const tree = { signature: signatureOf(['int'], 'tree<int>') };
const graph = { signature: signatureOf(['int'], 'graph') };
const ints = { signature: signatureOf(['int'], 'int[]') };

/** Answers that are none, recursion without end, and output without end. */
export const strange: Hostile[] = [
  { name: 'an object in itself', source: `function f() { const o = {}; o.o = o; return o; }`, status: 'RE', message: /nested too deeply/ },
  { name: 'an array in itself', source: `function f() { const a = []; a.push(a); return a; }`, status: 'RE', message: /nested too deeply/ },
  { name: 'a list with a cycle', source: `function f() { const a = new ListNode(1); a.next = a; return a; }`, status: 'RE', message: /cycle/, differing: list },
  { name: 'a tree with a cycle', source: `function f() { const a = new TreeNode(1); a.left = a; a.right = a; return a; }`, status: 'RE', message: /cycle/, differing: tree },
  { name: 'a list that grows as it is read', source: `function f() { const g = () => ({ val: 1, get next() { return g(); } }); return g(); }`, status: 'TLE', differing: list },
  { name: 'a graph without neighbours', source: `function f() { return { val: 1 }; }`, status: 'RE', message: /TypeError/, differing: graph },
  { name: 'a number for a list', source: `function f() { return 7; }`, status: 'OK', value: 7, differing: list },
  { name: 'text for a tree', source: `function f() { return 'x'; }`, status: 'OK', value: 'x', differing: tree },
  { name: 'an object for an array', source: `function f() { return { 0: 1, length: 1 }; }`, status: 'OK', value: { 0: 1, length: 1 }, differing: ints },
  { name: 'NaN in an array', source: `function f() { return [NaN, 1 / 0, -1 / 0, 0.5, -0]; }`, status: 'OK', value: ['NaN', 'Infinity', '-Infinity', 0.5, 0], differing: ints },
  { name: 'undefined', source: `function f() {}`, status: 'OK', value: null },
  { name: 'a function', source: `function f() { return () => 1; }`, status: 'OK', value: null },
  { name: 'a symbol', source: `function f() { return Symbol('x'); }`, status: 'OK', value: null },
  { name: 'a big integer', source: `function f() { return 2n ** 80n; }`, status: 'OK', value: '1208925819614629174706176' },
  { name: 'a getter that throws', source: `function f() { return { get a() { throw new Error('gotcha'); } }; }`, status: 'RE', message: /gotcha/ },
  { name: 'a revoked proxy', source: `function f() { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; }`, status: 'RE', message: /TypeError/ },
  { name: 'a proxy that lies about its length', source: `function f() { return new Proxy([], { get: (t, k) => (k === 'length' ? -5 : 'x') }); }`, status: 'OK', value: [] },
  { name: 'a promise that never settles', source: `function f() { return new Promise(() => {}); }`, status: 'RE', message: /never settles/ },
  { name: 'a promise that fails', source: `async function f() { throw new RangeError('later'); }`, status: 'RE', message: /^line 1: RangeError: later/ },
  { name: 'too long an answer', source: `function f() { return 'x'.repeat(8 << 20); }`, status: 'OLE' },
  { name: 'a key named __proto__', source: `function f() { return JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}'); }`, status: 'OK', value: JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}') },
  { name: 'lone surrogates', source: `function f() { return '\\ud800'; }`, status: 'OK' },
  { name: 'a null character', source: `function f() { return 'a\\u0000b'; }`, status: 'OK', value: 'a\u0000b' },
  { name: 'a thrown null', source: `function f() { throw null; }`, status: 'RE', message: /thrown: null/ },
  { name: 'a thrown undefined', source: `function f() { throw undefined; }`, status: 'RE', message: /thrown: undefined/ },
  { name: 'a thrown proxy', source: `function f() { throw new Proxy({}, { get() { throw new Proxy({}, this); } }); }`, status: 'RE' },
  { name: 'a thrown error without a message', source: `function f() { throw new Error(); }`, status: 'RE', message: /^line 1: Error/ },
  { name: 'an error with a huge message', source: `function f() { throw new Error('x'.repeat(1e6)); }`, status: 'RE', message: /^line 1: Error: x{1000,1990}$/ },
  { name: 'recursion without end', source: `function f(n) { return f(n + 1) + 1; }`, status: 'RE', message: /stack overflow/i },
  { name: 'recursion without end in a getter', source: `function f() { const o = { get a() { return this.a; } }; return o.a; }`, status: 'RE', message: /stack overflow/i },
  { name: 'recursion without end, caught', source: `function f() { const g = () => { try { return g(); } catch { return 1; } }; return g(); }`, status: 'OK', value: 1 },
  { name: 'recursion in toString of what is thrown', source: `function f() { const e = { get message() { return e.message; } }; throw e; }`, status: 'RE' },
  { name: 'JSON nested without end', source: `function f() { return JSON.parse('['.repeat(3e5) + ']'.repeat(3e5)).length; }`, status: 'RE', message: /stack overflow|SyntaxError|nested/i },
  { name: 'source nested without end', source: `function f() { return ${'['.repeat(32_000)}1${']'.repeat(32_000)}; }`, status: 'RE', message: /nested too deeply/ },
  { name: 'a regular expression nested without end', source: `function f() { return new RegExp('('.repeat(1e5) + ')'.repeat(1e5)).test(''); }`, status: 'RE' },
  { name: 'a gigabyte of output', source: `function f() { const s = 'x'.repeat(1 << 20); for (let i = 0; i < 1024; i++) console.log(s); }`, status: 'OLE' },
  { name: 'many short lines', source: `function f() { for (;;) console.log('many short lines, without end'); }`, status: 'OLE' },
  { name: 'output without end, caught', source: `function f() { for (;;) try { console.log('x'.repeat(70000)); } catch {} }`, status: 'OLE' },
  { name: 'output at load', source: `for (;;) console.log('x'.repeat(1000));\nfunction f() {}`, status: 'OLE' },
]; // prettier-ignore
