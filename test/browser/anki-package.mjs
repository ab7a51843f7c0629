import initSqlJs from 'sql.js';
import { ZipFile } from 'yazl';

/**
 * A package of Anki's oldest kind, as a buffer: notes of a front and a back, each card reviewed so many times, or at
 * the times and with the eases of its `history`.
 */
export async function ankiPackage(notes) {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.run(`
    create table col (id integer primary key, crt integer, conf text, models text, decks text);
    create table notes (id integer primary key, guid text, mid integer, tags text, flds text);
    create table cards (id integer primary key, nid integer, did integer, ord integer, type integer, queue integer,
      due integer, odue integer, odid integer, flags integer);
    create table revlog (id integer primary key, cid integer, ease integer, factor integer, time integer, type integer);`);
  const templates = [{ name: 'Card 1', ord: 0, qfmt: '{{Front}}', afmt: '{{FrontSide}}<hr id=answer>{{Back}}' }];
  const fields = ['Front', 'Back'].map((name, ord) => ({ name, ord }));
  const models = { 1: { name: 'Basic', type: 0, flds: fields, tmpls: templates } };
  const decks = { 1: { name: 'Interviews::Data structures' } };
  database.run('insert into col values (1, 1735700400, ?, ?, ?)', [
    '{}',
    JSON.stringify(models),
    JSON.stringify(decks),
  ]);
  for (const [index, { front, back, reviews = 0, history = evenly(reviews, index) }] of notes.entries()) {
    const id = index + 1;
    database.run('insert into notes values (?, ?, 1, ?, ?)', [id, `guid-${id}`, '', `${front}\u001f${back}`]);
    const type = history.length > 0 ? 2 : 0;
    database.run('insert into cards values (?, ?, 1, 0, ?, ?, 300, 0, 0, 0)', [id, id, type, type]);
    for (const { at, ease } of history) {
      database.run('insert into revlog values (?, ?, ?, 2500, 4000, 1)', [at, id, ease]);
    }
  }
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(database.export()), 'collection.anki2');
  database.close();
  zip.end();
  const parts = [];
  for await (const part of zip.outputStream) parts.push(part);
  return Buffer.concat(parts);
}

const evenly = (reviews, index) =>
  Array.from({ length: reviews }, (_, review) => ({ at: 1_750_000_000_000 + review * 864_000_000 + index, ease: 3 }));
