import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isUnderWay } from '@app/interchange/domain/file-import.js';
import { writtenVerdicts } from '@app/interchange/domain/question-import.js';
import { allOf, dataOf, type Api } from '../connection.js';
import { exitCodes, Unreachable, UsageFault, type ExitCode } from '../failures.js';
import { plural } from '../terminal/plain-text.js';
import { note, progress, progressDone, say } from '../terminal/terminal.js';
import {
  countFaults,
  figureLines,
  isTold,
  outcomeLine,
  recordLine,
  verdictsToTell,
  type ImportFigures,
  type ImportRecord,
  type QuestionImport,
} from './import-report.js';
import { unknownNames, withWishes, type Mapping, type MappingWish } from './mapping.js';

export interface ImportWish {
  format?: 'auto' | ImportFigures['format'];
  mapping: MappingWish;
  /** Look only. */
  dryRun: boolean;
  /** Nothing is written where a record is not in order. */
  strict: boolean;
  json: boolean;
}

/** Sends a file, tells what would become of each record, and applies it where that is wished for. */
export async function importFile(api: Api, file: string, wish: ImportWish): Promise<ExitCode> {
  let found = await upload(api, file, wish.format);
  if (found.state === 'refused' || !found.figures) return tellRefused(found, wish.json);
  found = await map(api, found, wish.mapping);
  const { figures } = found as { figures: ImportFigures };
  const records = await recordsToTell(api, found.id, figures);
  if (!wish.json) tell(found.fileName, figures, records);
  const hindrance = hindranceOf(figures, found.mapping!, wish);
  if (hindrance === undefined) found = await apply(api, found.id);
  if (wish.json) say(JSON.stringify({ import: found, records }, null, 2));
  else say(hindrance ?? outcomeLine(found.outcome!));
  const isInOrder = countFaults(figures) === 0 && figures.withoutTopic === 0;
  return isInOrder ? exitCodes.clean : exitCodes.faults;
}

async function upload(api: Api, file: string, format: ImportWish['format']): Promise<QuestionImport> {
  const size = await sizeOf(file);
  progress(`Sending ${path.basename(file)} (${plural(Math.ceil(size / 1024), 'KiB', 'KiB')}) …`);
  const form = new FormData();
  form.append('file', await openAsBlob(file), path.basename(file));
  const { id } = await dataOf(
    api.POST('/api/v1/admin/imports', {
      params: { query: format === undefined ? {} : { format } },
      body: { file: '' },
      bodySerializer: () => form,
    }),
  );
  return settled(api, id, 'Reading');
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new UsageFault(`${file} is no file.`);
    return found.size;
  } catch (error) {
    throw error instanceof UsageFault ? error : new UsageFault(`${file} can’t be read: ${(error as Error).message}`);
  }
}

const outages = 30;

/** Waits until nothing works on an import any more; a server that restarts meanwhile is waited for. */
async function settled(api: Api, id: string, doing: string): Promise<QuestionImport> {
  for (let lost = 0; ;) {
    try {
      const params = { path: { id }, query: { waitMs: process.stderr.isTTY ? 500 : 10_000 } };
      const found = await dataOf(api.GET('/api/v1/admin/imports/{id}', { params }));
      lost = 0;
      if (!isUnderWay(found.state)) {
        progressDone();
        return found;
      }
      progress(`${doing} … ${Math.floor(100 * found.progress)} %`);
    } catch (error) {
      if (!(error instanceof Unreachable) || ++lost > outages) throw error;
      await sleep(1_000);
    }
  }
}

async function map(api: Api, found: QuestionImport, wish: MappingWish): Promise<QuestionImport> {
  if (Object.keys(wish).length === 0) return found;
  for (const name of unknownNames(wish, found.figures!)) note(`Nothing in the file is called "${name}".`);
  const body: Mapping = withWishes(found.mapping!, wish);
  return dataOf(api.PATCH('/api/v1/admin/imports/{id}', { params: { path: { id: found.id } }, body }));
}

async function recordsToTell(api: Api, id: string, figures: ImportFigures): Promise<ImportRecord[]> {
  const records: ImportRecord[] = [];
  for (const verdict of verdictsToTell(figures)) {
    const page = (cursor: string | undefined) => {
      const query = { verdict, limit: 100, ...(cursor !== undefined && { cursor }) };
      return dataOf(api.GET('/api/v1/admin/imports/{id}/records', { params: { path: { id }, query } }));
    };
    for await (const record of allOf(page)) if (isTold(record)) records.push(record);
  }
  return records.toSorted((one, other) => one.position - other.position);
}

function tell(fileName: string, figures: ImportFigures, records: ImportRecord[]): void {
  for (const line of figureLines(fileName, figures)) say(line);
  for (const record of records) say(recordLine(record));
}

/** Why nothing is written, where nothing is. */
function hindranceOf(figures: ImportFigures, mapping: Mapping, { dryRun, strict }: ImportWish): string | undefined {
  const written = writtenVerdicts(mapping).reduce((sum, verdict) => sum + figures.byVerdict[verdict], 0);
  if (dryRun) return 'Nothing was written: this was a dry run.';
  if (written === 0) return 'Nothing was written: there is nothing to write.';
  if (strict && countFaults(figures) > 0) return 'Nothing was written: some records are not in order.';
  if (figures.withoutTopic > 0) {
    return 'Nothing was written: each record needs a topic. Give them by --map, --map-tag or --topics.';
  }
  return undefined;
}

async function apply(api: Api, id: string): Promise<QuestionImport> {
  await api.POST('/api/v1/admin/imports/{id}/apply', { params: { path: { id } } });
  const found = await settled(api, id, 'Writing');
  if (found.state !== 'applied') throw new Error(`The import was not applied: it is ${found.state}.`);
  return found;
}

function tellRefused(found: QuestionImport, json: boolean): ExitCode {
  if (json) say(JSON.stringify({ import: found, records: [] }, null, 2));
  else say(`${found.fileName}: ${fileProblemWords[found.problem ?? 'corrupt']}`);
  return exitCodes.faults;
}

const fileProblemWords: Record<NonNullable<QuestionImport['problem']>, string> = {
  'unknown-format': 'its format is not known. Say which it is by --format.',
  'not-text': 'it is no text, and no package of questions.',
  corrupt: 'it is damaged or cut off.',
  'too-large': 'it is too large.',
  'too-many': 'there are too many questions in it for one import.',
  empty: 'there are no questions in it.',
};
