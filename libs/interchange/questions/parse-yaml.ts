import { Composer, Lexer, LineCounter, Parser, type CST, type Document } from 'yaml';
import type { LineFault } from '../domain/questions/line-faults.js';
import { QuestionFileFault } from './question-file-fault.js';

/** Aliases of YAML may name each other ten million times over. */
const maxAliases = 100;
/** Values are put together by functions that call themselves: what is deeper would end the process. */
const maxDepth = 500;
/** Of one file that is no YAML. */
const maxFaults = 100;

/** What a text of YAML or JSON means, or what is wrong with it. @throws QuestionFileFault */
export function parseYaml(text: string): { value: unknown; faults: readonly LineFault[] } {
  const lines = new LineCounter();
  const composer = new Composer({ uniqueKeys: true, strict: true, logLevel: 'error' });
  const [document, second] = [...composer.compose(tokensOf(text, lines), true, text.length)];
  const faults = (document?.errors ?? []).slice(0, maxFaults).map(({ message, pos: [at] }) => ({ at, message }));
  if (second) faults.push({ at: second.range[0], message: 'A second document begins here' });
  return {
    value: document && faults.length === 0 ? plainValue(document) : undefined,
    faults: faults.map(({ at, message }) => ({ line: lines.linePos(at).line, message: message.split('\n', 1)[0]! })),
  };
}

/** Lexer and parser keep a stack of their own, whose depth is known before anything is put together. */
function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > maxDepth) throw new QuestionFileFault('corrupt');
  }
  yield* parser.end();
}

function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: maxAliases });
  } catch (cause) {
    throw new QuestionFileFault('corrupt', { cause });
  }
}
