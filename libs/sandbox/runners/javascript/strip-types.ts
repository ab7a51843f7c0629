import { createRequire, SourceMap } from 'node:module';
import type * as Compiler from '@swc/wasm-typescript';

/** `lineOf`: the line in the candidate's source of a line in `code`. */
export interface Stripped {
  code: string;
  lineOf: (line: number) => number;
}

/** Not TypeScript. */
export class NotTypeScript extends Error {}

const require = createRequire(import.meta.url);
const filename = 'solution.ts';
const options = { filename, module: true, deprecatedTsModuleAsError: false } as const;

/**
 * JavaScript of a TypeScript source, its types not checked. Types are replaced by blanks, so that each place stays where
 * it was; a source with enums, parameter properties or namespaces is printed anew, with a map of its lines.
 * @throws NotTypeScript
 */
export function stripTypes(source: string): Stripped {
  const { transformSync } = require('@swc/wasm-typescript') as typeof Compiler;
  try {
    return { code: transformSync(source, { ...options, mode: 'strip-only' }).code, lineOf: (line) => line };
  } catch (error) {
    if (fault(error).code !== 'UnsupportedSyntax') throw notTypeScript(error);
  }
  try {
    const { code, map } = transformSync(source, { ...options, mode: 'transform', sourceMap: true });
    return { code, lineOf: mapped(new SourceMap(JSON.parse(map ?? '{}'))) };
  } catch (error) {
    throw notTypeScript(error);
  }
}

function mapped(map: SourceMap): Stripped['lineOf'] {
  return (line) => {
    const entry = map.findEntry(line - 1, 1_000_000);
    return 'originalLine' in entry ? entry.originalLine + 1 : line;
  };
}

interface Fault {
  code?: string;
  message?: string;
  startLine?: number;
}

function fault(error: unknown): Fault {
  return typeof error === 'object' && error !== null ? error : {};
}

function notTypeScript(error: unknown): unknown {
  const { code, message, startLine } = fault(error);
  // Anything else is the compiler's own fault, which it may not have survived.
  if (code !== 'InvalidSyntax' && code !== 'UnsupportedSyntax') return error;
  return new NotTypeScript(`line ${startLine}: SyntaxError: ${message}`);
}
