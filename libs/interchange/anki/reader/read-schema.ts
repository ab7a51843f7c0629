import { z } from 'zod';
import type { AnkiCollection, AnkiNoteType } from '../../domain/anki-collection.js';
import { AnkiProblem } from '../../domain/anki-problem.js';
import type { CollectionDatabase } from './collection-database.js';
import { protobufFields, textField } from './protobuf-fields.js';
import { number, text } from './column-values.js';

type Schema = Pick<AnkiCollection, 'noteTypes' | 'decks' | 'createdMinutesWest'>;

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((source, context) => {
      try {
        return JSON.parse(source) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

const modelsSchema = json(
  z.record(
    z.string(),
    z.object({
      name: z.string(),
      type: z.number().default(0),
      flds: z.array(z.object({ name: z.string(), ord: z.number() })),
      tmpls: z.array(z.object({ name: z.string(), ord: z.number(), qfmt: z.string(), afmt: z.string() })),
    }),
  ),
);
const decksSchema = json(z.record(z.string(), z.object({ name: z.string() })));
const configSchema = json(z.object({ creationOffset: z.number().optional() }));

/** Schema 11: note types, decks and settings are JSON in the one row of `col`. */
export function readJsonSchema(database: CollectionDatabase): Schema {
  database.requireTable('col', ['models', 'decks', 'conf']);
  const [models, decks, config] = database.one('select models, decks, conf from col') ?? [];
  const noteTypes = Object.entries(parsed(modelsSchema, models)).map(
    ([id, { name, type, flds, tmpls }]): [string, AnkiNoteType] => [
      id,
      {
        name: text(name),
        isCloze: type === 1,
        fields: flds.toSorted(byOrd).map((field) => text(field.name)),
        templates: tmpls.toSorted(byOrd).map(({ name: title, qfmt, afmt }) => ({
          name: text(title),
          front: text(qfmt),
          back: text(afmt),
        })),
      },
    ],
  );
  return {
    noteTypes: new Map(noteTypes),
    decks: new Map(Object.entries(parsed(decksSchema, decks)).map(([id, deck]) => [id, text(deck.name)])),
    createdMinutesWest: parsed(configSchema, config).creationOffset ?? null,
  };
}

const byOrd = (a: { ord: number }, b: { ord: number }) => a.ord - b.ord;

function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) throw new AnkiProblem('corrupt', { cause: result.error });
  return result.data;
}

/** Schema 18: tables of their own, what is rarely asked for in protobuf messages. */
export function readTableSchema(database: CollectionDatabase): Schema {
  database.requireTable('notetypes', ['id', 'name', 'config']);
  database.requireTable('fields', ['ntid', 'ord', 'name']);
  database.requireTable('templates', ['ntid', 'ord', 'name', 'config']);
  database.requireTable('decks', ['id', 'name']);
  database.requireTable('config', ['key', 'val']);
  const noteTypes = new Map<string, AnkiNoteType>();
  for (const [id, name, config] of database.all('select id, name, config from notetypes')) {
    const isCloze = protobufFields(bytes(config)).get(1) === 1;
    noteTypes.set(text(id), { name: text(name), isCloze, fields: [], templates: [] });
  }
  for (const [id, name] of database.all('select ntid, name from fields order by ntid, ord')) {
    noteTypes.get(text(id))?.fields.push(text(name));
  }
  for (const [id, name, config] of database.all('select ntid, name, config from templates order by ntid, ord')) {
    const fields = protobufFields(bytes(config));
    const sides = { front: text(textField(fields, 1)), back: text(textField(fields, 2)) };
    noteTypes.get(text(id))?.templates.push({ name: text(name), ...sides });
  }
  const decks = database.all('select id, name from decks').map(([id, name]) => {
    return [text(id), text(name).replaceAll('\u001f', '::')] as const;
  });
  const [offset] = database.one(`select val from config where key = 'creationOffset'`) ?? [];
  const west = offset === undefined ? null : number(new TextDecoder().decode(bytes(offset)));
  return { noteTypes, decks: new Map(decks), createdMinutesWest: west };
}

const bytes = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : new TextEncoder().encode(typeof value === 'string' ? value : '');
