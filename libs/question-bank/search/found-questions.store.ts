import type { Tx } from '@app/database/tx.js';
import { openCommentsSql } from '../authoring.store.js';
import { mostRanked, type BankSort } from '../domain/bank-filter.js';
import type { Kind } from '../domain/content.js';
import type { Level } from '../domain/taxonomy.js';
import type { VersionState } from '../domain/workflow.js';
import { isFound, Values, type BankSearch } from './bank-search.store.js';

/** Where a question stands in the order of a list: after everything with a smaller key, then by its slug. */
export interface BankPlace {
  key: string | number;
  slug: string;
}

/** A question in the instructors' list: as its newest version stands. */
export interface AuthoredQuestion {
  id: string;
  slug: string;
  topics: string[];
  level: Level;
  kind: Kind;
  state: VersionState;
  latestVersion: number;
  publishedVersion: number | null;
  updatedAt: Date;
  prompt: string;
  /** Threads on the newest version that nobody has resolved. */
  openComments: number;
}

export interface BankPage {
  sort: BankSort;
  limit: number;
  after: BankPlace | undefined;
}

/** Words in slug and prompt weigh most, then topics, options, and what explains. */
const rank = (query: string) => `ts_rank('{0.05, 0.2, 0.5, 1}', f.document, ${query}, 1)::float8`;

/** What is found, in an order. */
export async function foundQuestions(
  tx: Tx,
  search: BankSearch,
  page: BankPage,
): Promise<(AuthoredQuestion & { key: string | number })[]> {
  const values = new Values();
  const places = placesSql(search, page, values);
  return tx.query<(AuthoredQuestion & { key: string | number })[]>(
    `with page as materialized (${places})
     select page.key, s.question_id as id, s.slug, q.level, v.kind, v.state, s.number as "latestVersion",
            q.published_number as "publishedVersion", s.updated_at as "updatedAt",
            array(select topic_slug from question_topics t where t.question_id = q.id order by t.position) as topics,
            left(question_prompt(v.content), 300) as prompt, ${openCommentsSql} as "openComments"
       from page
       join question_search s using (question_id)
       join questions q on q.id = page.question_id
       join question_versions v on v.question_id = page.question_id and v.number = s.number
      order by page.place`,
    values.all,
  );
}

function placesSql(search: BankSearch, { sort, limit, after }: BankPage, values: Values): string {
  const found = isFound(search, values);
  const beyond = (key: string, order: '>' | '<', type: string) =>
    after ? `(${key}, f.slug) ${order} (${values.add(after.key)}::${type}, ${values.add(after.slug)}::text)` : 'true';
  const most = values.add(limit);
  if (sort === 'slug') {
    return `select question_id, slug as key, row_number() over (order by slug) as place
              from question_search s
             where ${found} and ${after ? `slug > ${values.add(after.slug)}` : 'true'}
             order by slug limit ${most}`;
  }
  if (sort === 'newest' || search.query === undefined) {
    return `select question_id, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key,
                   row_number() over (order by updated_at desc, slug desc) as place
              from (select * from question_search s where ${found}) as f
             where ${beyond('f.updated_at', '<', 'timestamptz')}
             order by updated_at desc, slug desc limit ${most}`;
  }
  return `select question_id, -rank as key, row_number() over (order by rank desc, slug) as place
            from (select question_id, slug, ${rank(`${values.add(search.query)}::tsquery`)} as rank
                    from (select question_id, slug, document from question_search s where ${found}
                           order by updated_at desc, slug desc limit ${mostRanked}) as f) as f
           where ${beyond('-rank', '>', 'float8')}
           order by rank desc, slug limit ${most}`;
}
