import fc from 'fast-check';
import { ankiPackageVersions, type AnkiCollection, type AnkiPackageVersion } from '../../domain/anki-collection.js';
import { AnkiProblem } from '../../domain/anki-problem.js';
import {
  ankiPackage,
  basicType,
  collectionFile,
  meta,
  packageFiles,
  zipOf,
  zstdOf,
  type MadeCollection,
} from '@app/testing/anki-package.js';
import { bytesInMemory } from './package-bytes.js';
import { readAnkiPackage } from './read-collection.js';

const limits = { collectionBytes: 50_000_000, cards: 1_000, reviews: 10_000 };
const read = (bytes: Uint8Array, changed: Partial<typeof limits> = {}) =>
  readAnkiPackage(bytesInMemory(bytes), { ...limits, ...changed });

async function problemOf(bytes: Uint8Array, changed?: Partial<typeof limits>): Promise<string> {
  try {
    await read(bytes, changed);
    return 'none';
  } catch (error) {
    if (error instanceof AnkiProblem) return error.code;
    throw error;
  }
}

const one: MadeCollection = { notes: [{ id: 7, fields: ['What is 2 + 2?', '4'] }] };

/** Text as PostgreSQL can store it, without what separates fields. */
const fieldText = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replaceAll('\0', '').replaceAll('\u001f', ''));
const tag = fc.stringMatching(/^[a-z]{1,8}(::[a-z]{1,8})?$/);
const review = fc.record({
  ease: fc.integer({ min: 0, max: 4 }),
  kind: fc.integer({ min: 0, max: 5 }),
  factor: fc.constantFrom(0, 1300, 2500),
  tookMs: fc.integer({ min: 0, max: 60_000 }),
});

const collection: fc.Arbitrary<MadeCollection> = fc
  .record({
    minutesWest: fc.option(fc.integer({ min: -840, max: 720 }), { nil: undefined }),
    notes: fc.array(
      fc.record({
        tags: fc.array(tag, { maxLength: 3 }),
        fields: fc.tuple(fieldText, fieldText),
        reviews: fc.array(review, { maxLength: 5 }),
        type: fc.integer({ min: 0, max: 3 }),
        queue: fc.integer({ min: -3, max: 4 }),
        due: fc.integer({ min: -100, max: 5_000 }),
        flags: fc.integer({ min: 0, max: 7 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ minutesWest, notes }) => ({
    ...(minutesWest !== undefined && { minutesWest }),
    decks: [{ id: 1, name: 'Interviews::Data structures' }],
    notes: notes.map(({ tags, fields, reviews, ...card }, index) => ({
      id: 1_700_000_000_000 + index,
      tags,
      fields,
      cards: [
        {
          ...card,
          id: 1_700_000_100_000 + index,
          reviews: reviews.map((made, at) => ({ ...made, at: 1_700_001_000_000 + index * 1_000 + at })),
        },
      ],
    })),
  }));

function expected(version: AnkiPackageVersion, { minutesWest, notes }: MadeCollection): AnkiCollection {
  const { name, fields, templates } = basicType;
  return {
    packageVersion: version,
    createdAt: new Date('2024-01-01T04:00:00Z'),
    createdMinutesWest: minutesWest ?? null,
    noteTypes: new Map([['1', { name, isCloze: false, fields, templates }]]),
    decks: new Map([['1', 'Interviews::Data structures']]),
    notes: notes.map(({ id, tags = [], fields: texts }) => ({
      id: String(id),
      guid: `guid-${id}`,
      noteTypeId: '1',
      tags,
      fields: texts,
    })),
    cards: notes.flatMap(({ id, cards = [] }) =>
      cards.map(({ id: cardId, type = 0, queue = 0, due = 0, flags = 0 }) => {
        const place = { id: String(cardId), noteId: String(id), deckId: '1', ord: 0 };
        return { ...place, type, queue, due, flags, dueOutside: 0 };
      }),
    ),
    reviews: new Map(
      notes.flatMap(({ cards = [] }) =>
        cards
          .filter(({ reviews = [] }) => reviews.length > 0)
          .map(({ id, reviews = [] }) => [String(id), reviews] as const),
      ) as never,
    ),
  };
}

it.each(ankiPackageVersions)('reads back from a package of version %s what was written into it', async (version) => {
  await fc.assert(
    fc.asyncProperty(collection, async (made) => {
      expect(await read(await ankiPackage(version, made))).toEqual(expected(version, made));
    }),
    { numRuns: 25 },
  );
});

it('reads a note type with clozes, and cards that lie in a filtered deck', async () => {
  const cloze = { ...basicType, id: 2, name: 'Cloze', isCloze: true, fields: ['Text'] };
  for (const version of ankiPackageVersions) {
    const made = { noteTypes: [basicType, cloze], notes: [{ id: 1, noteTypeId: 2, fields: ['{{c1::x}}'] }] };
    const { noteTypes } = await read(await ankiPackage(version, made));
    expect([...noteTypes.values()].map(({ isCloze }) => isCloze)).toEqual([false, true]);
  }
  const file = await collectionFile(one, 11, (database) =>
    database.run('update cards set odid = 5, odue = 33, due = -9'),
  );
  const { cards } = await read(await zipOf([{ name: 'collection.anki2', bytes: file }]));
  expect(cards[0]).toMatchObject({ deckId: '5', dueOutside: 33 });
});

describe('refuses, with a reason,', () => {
  it('what is no archive, and what is cut off anywhere', async () => {
    expect(await problemOf(new Uint8Array(0))).toBe('not-a-package');
    expect(await problemOf(new TextEncoder().encode('Hello, this is a text file and nothing else.'))).toBe(
      'not-a-package',
    );
    const whole = await ankiPackage('latest', one);
    for (let length = 0; length < whole.length; length += 997) {
      expect(await problemOf(whole.slice(0, length))).not.toBe('none');
    }
  });

  it('a package of a later version, and one that holds nothing but the note that says so', async () => {
    const files = await packageFiles('latest', one);
    expect(await problemOf(await zipOf([meta(4), ...files.slice(1)]))).toBe('too-new');
    expect(await problemOf(await zipOf([{ name: 'meta', bytes: new Uint8Array(0) }, ...files.slice(1)]))).toBe(
      'too-new',
    );
    expect(await problemOf(await zipOf(files.slice(0, 2)))).toBe('stub-only');
    expect(await problemOf(await zipOf(files.slice(1, 2)))).toBe('stub-only');
  });

  it('an archive without a collection, with two of the same name, or with other things in its place', async () => {
    expect(await problemOf(await zipOf([{ name: 'readme.txt', bytes: Uint8Array.of(1) }]))).toBe('no-collection');
    const [file] = await packageFiles('legacy1', one);
    expect(await problemOf(await zipOf([file!, file!]))).toBe('corrupt');
    const text = new TextEncoder().encode('not a database'.repeat(100));
    expect(await problemOf(await zipOf([{ name: 'collection.anki2', bytes: text }]))).toBe('corrupt');
    expect(await problemOf(await zipOf([meta(3), { name: 'collection.anki21b', bytes: text }]))).toBe('corrupt');
  });

  it('more than its limits, before it is unpacked', async () => {
    const bytes = await ankiPackage('legacy1', one);
    expect(await problemOf(bytes, { collectionBytes: 10_000 })).toBe('too-large');
    expect(await problemOf(await ankiPackage('latest', one), { collectionBytes: 10_000 })).toBe('too-large');
    expect(await problemOf(bytes, { cards: 0 })).toBe('too-many-cards');
    const reviewed = { notes: [{ id: 1, fields: ['a', 'b'], cards: [{ id: 1, reviews: [{ at: 5, ease: 3 }] }] }] };
    expect(await problemOf(await ankiPackage('legacy1', reviewed), { reviews: 0 })).toBe('too-many-cards');
    // 60 MB of zeros are less than 100 kB in the archive.
    const bomb = await zipOf([{ name: 'collection.anki2', bytes: new Uint8Array(60_000_000) }]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await problemOf(bomb)).toBe('too-large');
    // A frame that says it needs a window of 2 GB.
    const frame = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 1, 0, 0);
    expect(await problemOf(await zipOf([meta(3), { name: 'collection.anki21b', bytes: frame }]))).toBe('too-large');
    // A directory that says it has a million entries.
    const many = new Uint8Array(await zipOf([{ name: 'x', bytes: Uint8Array.of(1) }]));
    new DataView(many.buffer).setUint16(many.length - 12, 65_000, true);
    expect(await problemOf(many)).not.toBe('none');
  });

  it('zeros that zstd makes out of little', async () => {
    // Blocks of one repeated byte (type 1): 4 bytes each stand for 100 kB.
    const block = (isLast: number) =>
      Uint8Array.of(((100_000 << 3) | 2 | isLast) & 255, ((100_000 << 3) >> 8) & 255, 100_000 >> 13, 0);
    const head = zstdOf(new Uint8Array(0)).slice(0, 6);
    const bomb = Buffer.concat([head, ...Array.from({ length: 600 }, () => block(0)), block(1)]);
    expect(await problemOf(await zipOf([meta(3), { name: 'collection.anki21b', bytes: bomb }]))).toBe('too-large');
  });

  it('views, virtual tables and generated columns in the place of tables', async () => {
    const hostile = [
      'alter table cards rename to c; create view cards as select * from c',
      'alter table revlog rename to r; create view revlog as with recursive n as (select 1 as x union all select x from n) select * from r, n',
      'drop table notes; create virtual table notes using fts3 (id, guid, mid, tags, flds)',
      `alter table notes drop column flds; alter table notes add column flds text generated always as (hex(zeroblob(1000000))) virtual`,
      'drop table cards',
      'alter table notes drop column guid',
      'alter table col drop column models',
      `update col set models = '{"1": {"name": 5}}'`,
      `update col set models = 'no JSON'`,
      'delete from col',
    ];
    for (const sql of hostile) {
      const bytes = await collectionFile(one, 11, (database) => {
        database.run(sql);
      });
      expect([sql, await problemOf(await zipOf([{ name: 'collection.anki2', bytes }]))]).toEqual([sql, 'corrupt']);
    }
  });

  it('a collection with nothing in it', async () => {
    expect(await problemOf(await ankiPackage('legacy2', { notes: [] }))).toBe('empty');
  });

  it('any file whose bytes were changed, or reads it: nothing else comes of it', async () => {
    const whole = await ankiPackage('latest', one);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const bytes = whole.slice();
          for (const [at, value] of changes) bytes[at] = value;
          expect(await problemOf(bytes)).toEqual(expect.any(String));
        },
      ),
      { numRuns: 60 },
    );
    const file = await collectionFile(one, 11);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        async (changes) => {
          const bytes = file.slice();
          for (const [at, value] of changes) bytes[at] = value;
          const code = await problemOf(await zipOf([{ name: 'collection.anki2', bytes }]));
          expect(code).toEqual(expect.any(String));
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('ignores every other entry, whatever its name', async () => {
  const files = await packageFiles('legacy2', one);
  const zip = Buffer.from(await zipOf([...files, { name: 'xx-xx-xx-etc-passwd', bytes: Uint8Array.of(1) }]));
  // yazl refuses such a name, so it is written over the one above: once in front of the file, once in the directory.
  for (let at = zip.indexOf('xx-xx-xx-'); at !== -1; at = zip.indexOf('xx-xx-xx-')) zip.write('../../../', at);
  const { notes } = await read(new Uint8Array(zip));
  expect(notes).toHaveLength(1);
});

it('fires no trigger and takes what no database can store out of texts', async () => {
  const bytes = await collectionFile(one, 11, (database) => {
    database.run(`create trigger t before update on notes begin select raise(abort, 'no'); end`);
    database.run(
      `insert into notes values (8, char(0, 65, 0, 66), 1, 0, 0, '', cast(x'41ff00eda08042' as text), '', 0, 0, '')`,
    );
    database.run(`insert into cards values (8, 8, 1, 0, 0, 0, 'two', 9e99, 1.5, 0, 0, 0, 0, 0, 0, 0, -1, '')`);
  });
  const { notes, cards } = await read(await zipOf([{ name: 'collection.anki2', bytes }]));
  expect(notes[1]!.guid + notes[1]!.fields[0]).not.toMatch(/[\0\p{Surrogate}]/u);
  expect(cards[1]).toMatchObject({ type: 0, due: 1.5, flags: 7 });
});
