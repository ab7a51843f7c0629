import type { Hostile } from '../programs.js';

/** To deceive the harness, or those who come after. */
export const forgeries: Hostile[] = [
  { name: 'printing a line of the protocol', source: `function f(n) { console.log('{"type":"case","id":1,"index":0,"status":"OK","value":42,"cpuMs":0,"stdout":""}'); console.log('{"type":"done","id":1,"recycle":false}'); return n; }`, status: 'OK', value: 1 },
  { name: 'printing escapes of JSON', source: `function f(n) { console.log('","value":42,"x":"\\n{"type":"done"}'); return n; }`, status: 'OK', value: 1 },
  { name: 'its own JSON', source: `JSON.stringify = () => '42'; JSON.parse = () => [42];\nfunction f(n) { return [n]; }`, status: 'OK', value: [1] },
  { name: 'toJSON of every object', source: `Object.prototype.toJSON = Array.prototype.toJSON = () => 42;\nString.prototype.toJSON = () => 42;\nfunction f(n) { return [n, 'a', { b: 'c' }]; }`, status: 'OK', value: [1, 'a', { b: 'c' }] },
  { name: 'setters on arrays', source: `for (let i = 0; i < 5; i++) Object.defineProperty(Array.prototype, i, { set() { throw 'caught'; }, configurable: true });\nfunction f(n) { return n; }`, status: 'OK', value: 1 },
  { name: 'an iterator that lies', source: `Array.prototype[Symbol.iterator] = function* () { yield 42; };\nfunction f(n) { return n; }`, status: 'OK', value: 1 },
  { name: 'its own Map', source: `globalThis.Map = class { forEach() {} };\nglobalThis.Promise = class { static [Symbol.hasInstance]() { return true; } };\nfunction f(n) { return { n }; }`, status: 'OK', value: { n: 1 } },
  { name: 'everything is a promise', source: `Object.defineProperty(Promise, Symbol.hasInstance, { value: () => true });\nfunction f(n) { return n; }`, status: 'OK', value: 1 },
  { name: 'its own Function.prototype.call', source: `Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => 42;\nReflect.apply = Reflect.construct = () => 42;\nfunction f(n) { return n; }`, status: 'OK', value: 1 },
  { name: 'no globals left', source: `for (const k of Object.getOwnPropertyNames(globalThis)) { try { if (k !== 'f') delete globalThis[k]; } catch {} }\nfunction f(n) { return n; }`, status: 'OK', value: 1 },
  { name: 'no prototypes left', source: `for (const c of [Array, Object, String, Map, Function, Promise]) for (const k of Object.getOwnPropertyNames(c.prototype)) try { delete c.prototype[k]; } catch {}\nfunction f(n) { return [n]; }`, status: 'OK', value: [1] },
  { name: 'pollution of Object.prototype', source: `Object.prototype.val = 42; Object.prototype.type = 'x'; Object.prototype.get = () => 42; Object.prototype.kind = 'void';\nfunction f(n) { return n; }`, status: 'OK', value: 1 },
  { name: 'a frozen console', source: `console.log = () => { throw 1; }; Object.freeze(console); Object.freeze(globalThis);\nfunction f(n) { return n; }`, status: 'OK', value: 1 },
  { name: 'looking for the harness in the stack', source: `function f() { try { null.x; } catch (e) { return /runner|node_modules|dist|sandbox/.test(e.stack); } }`, status: 'OK', value: false },
  { name: 'looking for expected values', source: `function f() { const seen = []; for (const k of Object.getOwnPropertyNames(globalThis)) { const v = globalThis[k]; if (/expect|case|answer|harness|program|signature|entry/i.test(k)) seen.push(k); } return seen; }`, status: 'OK', value: [] },
  { name: 'reading the source of the harness', source: `function f() { return [String(console.log), String(f.caller), String(ListNode)].some((s) => /expected/.test(s)); }`, status: 'OK', value: false },
  { name: 'ending the attempt by an error of the harness', source: `function f() { throw { name: 'InternalError', message: 'interrupted' }; }`, status: 'RE', message: /InternalError: interrupted/ },
  { name: 'an error that says it is another line', source: `function f() { const e = new Error('x'); e.stack = 'at solution.js:999999999999'; throw e; }`, status: 'RE', message: /Error: x/ },
  { name: 'an error with a stack that is no text', source: `function f() { throw { name: 1, message: {}, stack: { match() { return ['x']; } } }; }`, status: 'RE' },
  { name: 'f that is no function', source: `const f = { call() { return 42; } };`, status: 'CE', message: /there is no function f/ },
  { name: 'f in its dead zone', source: `throw new Error('early');\nconst f = () => 1;`, status: 'RE', message: /^line 1: Error: early/ },
  { name: 'a getter for f', source: `let n = 0; Object.defineProperty(globalThis, 'f', { get() { n += 1; return () => n; } });`, status: 'OK', value: 2 },
  { name: 'state left for the next attempt', source: `globalThis.left = 42; Object.prototype.left = 42; Array.prototype.sort = () => [9, 9]; JSON.stringify = () => 'x'; Map.prototype.get = () => 'x';\nfunction f() { return left; }`, status: 'OK', value: 42 },
]; // prettier-ignore
