import type { Tx } from '@app/database/tx.js';
import type { SearchTerm } from '../domain/search-terms.js';

export interface TermQuery {
  /** A tsquery; empty: the term says nothing, as `the` does. */
  query: string;
  words: string[];
}

/** What terms are in the language of the index, in their order. A beginning of under three letters is a word like others. */
export async function termQueries(tx: Tx, terms: readonly SearchTerm[]): Promise<TermQuery[]> {
  return tx.query<TermQuery[]>(
    `select coalesce(to_tsquery('pg_catalog.english', string_agg(
              '''' || left(word, 60) || '''' || case when is_open and is_last and length(word) > 2 then ':*' else '' end,
              ' <-> ' order by place))::text, '') as query,
            coalesce(array_agg(word order by place) filter (where word is not null), '{}') as words
       from unnest($1::text[], $2::boolean[]) with ordinality as term (text, is_open, n)
       left join lateral (
         select word, place, place = count(*) over () as is_last
           from string_to_table(search_words(text), ' ') with ordinality as w (word, place)
          where word <> '') as w on true
      group by n order by n`,
    [terms.map(({ text }) => text), terms.map(({ isOpen }) => isOpen)],
  );
}

/** How many questions a query finds, counted up to `most`. */
export async function countFound(tx: Tx, query: string, most: number): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from (select from question_search where document @@ $1::tsquery limit $2) as found`,
    [query, most],
  );
  return row!.count;
}

/** Known words that look like one that is not: by their trigrams and, as swapped letters leave few of a short word's, by its first letter. */
export async function wordsAlike(tx: Tx, word: string): Promise<string[]> {
  const rows = await tx.query<{ word: string }[]>(
    `(select word from question_words where word % $1 and abs(length(word) - length($1)) <= 2
       order by similarity(word, $1) desc, word limit 50)
     union
     select word from question_words
      where length($1) < 7 and word >= left($1, 1) and word < chr(ascii($1) + 1) and abs(length(word) - length($1)) <= 1`,
    [word],
  );
  return rows.map((row) => row.word);
}

/** The tsquery for any of these words. */
export async function anyOf(tx: Tx, words: readonly string[]): Promise<string> {
  const queries = await termQueries(
    tx,
    words.map((text) => ({ text, isExcluded: false, isOpen: false })),
  );
  return queries.flatMap(({ query }) => (query ? [query] : [])).join(' | ');
}
