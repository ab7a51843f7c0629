// A bank of many questions, no two of which say the same, in words that come as often as words do.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './world.mjs';

const kinds = ['single-choice', 'multiple-choice', 'short-text', 'ordering', 'open', 'flashcard'];
const states = [
  'published',
  'published',
  'published',
  'published',
  'draft',
  'draft',
  'in-review',
  'approved',
  'retired',
];
const levels = ['entry', 'mid', 'mid', 'senior'];
const licences = ['CC-BY-4.0', 'CC-BY-4.0', 'Own work', 'CC0'];
const atOnce = 2_000;

/** A repeatable number from 0 to 1. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The words of the starter questions, the most frequent first, then made-up ones: as many as a large bank has. */
export function vocabulary(size) {
  const counts = new Map();
  const folder = path.join(root, 'content/packs');
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml'))) {
    const text = readFileSync(path.join(folder, file), 'utf8').toLowerCase();
    for (const [word] of text.matchAll(/[a-z]{2,}/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].toSorted((a, b) => b[1] - a[1]).map(([word]) => word);
  const random = seeded(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const known = new Set(words);
  while (known.size < size) {
    const syllable = () => pick([...'bcdfghklmnprstvw', 'st', 'tr', 'ch', 'pl']) + pick([...'aeiou', 'ai', 'ou']);
    known.add(
      syllable() + syllable() + (random() < 0.6 ? syllable() : '') + pick(['n', 'r', 's', 't', 'ing', 'ed', '']),
    );
  }
  return [...known];
}

/** A word by Zipf's law: the n-th comes about 1/n as often as the first. */
export const wordOf = (words, random) => words[Math.floor(words.length ** random()) - 1 || 0];

export async function fillBank(world, database, { questions, say }) {
  const client = await world.client(database);
  const run = (text, values) => client.query(text, values);
  const words = vocabulary(30_000);
  const { rows: topics } = await run('select slug from topics order by slug');
  const random = seeded(1);
  say(`filling ${questions} questions`);
  // What refers to what is known to be there, and the search is made at once: as an upgrade makes it.
  await run('set session_replication_role = replica');
  await run('set synchronous_commit = off');
  for (let from = 0; from < questions; from += atOnce) {
    const count = Math.min(atOnce, questions - from);
    const batch = Array.from({ length: count }, (_, index) => question(from + index, { words, topics, random }));
    await run(insertSql, [JSON.stringify(batch)]);
  }
  say('making its search');
  await run('set session_replication_role = origin');
  const indexes = ['question_search_labels', 'question_search_document'];
  const { rows } = await run(`select indexdef from pg_indexes where indexname = any($1)`, [indexes]);
  for (const index of indexes) await run(`drop index ${index}`);
  await run('delete from question_search');
  await run('truncate question_counts');
  await run('insert into question_search select * from question_search_now order by question_id');
  for (const { indexdef } of rows) await run(indexdef);
  await run('vacuum analyze');
  return words;
}

function question(n, { words, topics, random }) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const text = (least, most) =>
    Array.from({ length: least + Math.floor(random() * (most - least)) }, () => wordOf(words, random)).join(' ');
  const kind = pick(kinds);
  const parts = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: text(2, 9) }));
  const content = {
    kind,
    [kind === 'flashcard' ? 'front' : 'prompt']: `${text(6, 24)}?`,
    explanation: `${text(15, 60)}.`,
    estimatedSeconds: 60,
    references: [],
    ...(kind.endsWith('choice') && { options: parts }),
    ...(kind === 'ordering' && { items: parts }),
    ...(kind === 'flashcard' && { back: text(4, 30) }),
    ...(kind === 'open' && { modelAnswer: text(30, 90) }),
  };
  // Few topics have most questions, and few people wrote most of them.
  const topic = () => topics[Math.floor(topics.length * random() ** 2)].slug;
  return {
    slug: `bank-${n}`,
    level: pick(levels),
    state: pick(states),
    licence: pick(licences),
    source: random() < 0.3 ? '' : `course-${Math.floor(60 * random() ** 2)}.xml`,
    owner: Math.floor(40 * random() ** 2),
    author: Math.floor(40 * random() ** 2),
    topics: [...new Set([topic(), ...(random() < 0.4 ? [topic()] : [])])],
    age: Math.floor(random() * 1e8),
    content,
  };
}

const insertSql = `
  with given as (
    select gen_random_uuid() as id, g.* from jsonb_to_recordset($1::jsonb) as g (slug text, level text, state text,
      licence text, source text, owner int, author int, topics text[], age int, content jsonb)
  ), asked as (
    insert into questions (id, slug, owner_id, level, licence, source, published_number)
    select id, slug, md5('bench ' || owner)::uuid, level, licence, source, case when state = 'published' then 1 end from given
  ), sorted as (
    insert into question_topics (question_id, topic_slug, position)
    select id, topic, position from given cross join lateral unnest(topics) with ordinality as t (topic, position)
  )
  insert into question_versions (question_id, number, state, kind, content, content_hash, author_id, updated_at)
  select id, 1, state, content ->> 'kind', content, md5(content::text), md5('bench ' || author)::uuid,
         clock_timestamp() - age * interval '1 second' from given`;
