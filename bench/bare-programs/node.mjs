// The limit of JavaScript and TypeScript: the program's text and its cases come and the answers go as they do with a
// child of the sandbox, and Node itself runs it.
import { runInThisContext } from 'node:vm';
import { transformSync } from '@swc/wasm-typescript';

process.on('message', ({ language, source, entry, cases }) => {
  const code = language === 'typescript' ? transformSync(source, { mode: 'strip-only' }).code : source;
  const call = runInThisContext(`(() => {${code}\nreturn ${entry};\n})()`);
  process.send(cases.map((args) => call(...args)));
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send({ type: 'ready' });
