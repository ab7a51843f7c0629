import type { Completion, CompletionSource } from '@codemirror/autocomplete';
import { PostgreSQL, sql, SQLDialect } from '@codemirror/lang-sql';
import { LanguageSupport } from '@codemirror/language';
import type { SchemaTable } from '../program/schema-text.js';

/** PostgreSQL that knows these tables: what is a column here is no keyword (`name`), and is offered first. */
export function sqlGrammar(tables: readonly SchemaTable[]): LanguageSupport {
  const own = new Set(tables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)]));
  const words = (list = '') =>
    list
      .split(' ')
      .filter((word) => !own.has(word))
      .join(' ');
  const { keywords, types, ...spec } = PostgreSQL.spec;
  const dialect = SQLDialect.define({ ...spec, keywords: words(keywords), types: words(types) });
  const schema = Object.fromEntries(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
  const support = sql({
    dialect,
    schema,
    upperCaseKeywords: true,
    keywordCompletion: (label, type) => ({ label, type, boost: -1 }),
  });
  return new LanguageSupport(support.language, [
    support.support,
    dialect.language.data.of({ autocomplete: columnsOf(tables) }),
  ]);
}

/** The columns of all tables, where no table is named before a dot. */
function columnsOf(tables: readonly SchemaTable[]): CompletionSource {
  const names = new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const options: Completion[] = [...names].map((label) => ({ label, type: 'property', boost: 2 }));
  return (context) => {
    const word = context.matchBefore(/[\w.]*/);
    const isOpen = word && !word.text.includes('.') && (word.text !== '' || context.explicit);
    return isOpen ? { from: word.from, options, validFor: /^\w*$/ } : null;
  };
}
