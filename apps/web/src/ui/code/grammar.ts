import type { LanguageSupport, StreamParser } from '@codemirror/language';
import type { Language } from '../../shapes.js';
import type { SchemaTable } from '../program/schema-text.js';

export type SourceLanguage = Language | 'sql';

/** A language's grammar for editor and highlighting; each is loaded when it is first used. */
export async function loadGrammar(
  language: SourceLanguage,
  tables: readonly SchemaTable[] = [],
): Promise<LanguageSupport> {
  switch (language) {
    case 'javascript':
    case 'typescript': {
      const { javascript } = await import('@codemirror/lang-javascript');
      return javascript({ typescript: language === 'typescript' });
    }
    case 'python':
      return (await import('@codemirror/lang-python')).python();
    case 'sql':
      return (await import('./sql-grammar.js')).sqlGrammar(tables);
    case 'go':
      return streamed((await import('@codemirror/legacy-modes/mode/go')).go);
    case 'ruby':
      return streamed((await import('@codemirror/legacy-modes/mode/ruby')).ruby);
    case 'rust':
      return streamed((await import('@codemirror/legacy-modes/mode/rust')).rust);
    default:
      return streamed((await import('@codemirror/legacy-modes/mode/clike'))[language]);
  }
}

async function streamed(mode: StreamParser<unknown>): Promise<LanguageSupport> {
  const { LanguageSupport: Support, StreamLanguage } = await import('@codemirror/language');
  return new Support(StreamLanguage.define(mode));
}
