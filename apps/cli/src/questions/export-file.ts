import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { operations } from '../api.gen.js';
import { dataOf, type Api } from '../connection.js';
import { exitCodes, Unreachable, UsageFault, type ExitCode } from '../failures.js';
import { plainText } from '../terminal/plain-text.js';
import { note } from '../terminal/terminal.js';

export type ExportQuery = operations['questionExports.download']['parameters']['query'];

/** Writes the questions that fit as a file, as they come; what the format can't say is told of each. */
export async function exportFile(api: Api, query: ExportQuery, output: string | undefined): Promise<ExitCode> {
  if (output === undefined && query.format === 'qti' && process.stdout.isTTY) {
    throw new UsageFault('This is a zip archive, nothing for a terminal: name a file by --output.');
  }
  const { data, response } = await api.GET('/api/v1/admin/exports', { params: { query }, parseAs: 'stream' });
  const content = Readable.fromWeb(data as unknown as ReadableStream);
  if (output === undefined) await write(content, process.stdout, response.url);
  else await writeFile(content, output, response.url);
  return tellLosses(api, query);
}

/** Under its name only once it is whole. */
async function writeFile(content: Readable, file: string, url: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await write(content, createWriteStream(part), url);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function write(content: Readable, target: Writable, url: string): Promise<void> {
  let broken: unknown;
  content.once('error', (error) => (broken = error));
  try {
    await pipeline(content, target, { end: target !== process.stdout });
  } catch (error) {
    if (broken !== undefined && broken === error) throw new Unreachable(new URL(url).origin, error);
    throw new UsageFault(`It can’t be written: ${(error as Error).message}`);
  }
}

async function tellLosses(api: Api, query: ExportQuery): Promise<ExitCode> {
  const { items } = await dataOf(api.GET('/api/v1/admin/exports/losses', { params: { query } }));
  for (const { slug, lost, whole } of items) {
    note(plainText(whole ? `${slug} is left out: ${lost.join(', ')}` : `${slug} is without ${lost.join(', ')}`));
  }
  return items.some(({ whole }) => whole) ? exitCodes.faults : exitCodes.clean;
}
