import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { ZipFile } from 'yazl';
import type { Transactions } from '@app/database/tx.js';
import { cellOf } from '../domain/export/csv-line.js';
import type { ExportSection } from './export-section.js';
import { exportSections, leftOut } from './export-sections.js';
import { readSection, type ExportOf } from './read-section.js';

/** A zip with one CSV a section; each is read when the one before it is written. */
export function writeCsv(transactions: Transactions, of: ExportOf): Readable {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`Left out:\n${leftOut.map((line) => `- ${line}\n`).join('')}`), 'READ-ME.txt');
  for (const section of exportSections) {
    zip.addReadStreamLazy(`${section.name}.csv`, (ready) => {
      ready(null, Readable.from(lines(transactions, section, of), { objectMode: false }));
    });
  }
  zip.end();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  return out;
}

const lineEnd = '\r\n';
const line = (cells: string[]) => Papa.unparse([cells], { newline: lineEnd }) + lineEnd;

async function* lines(transactions: Transactions, section: ExportSection, of: ExportOf): AsyncGenerator<string> {
  const names = Object.keys(section.columns);
  yield line(names);
  for await (const row of readSection(transactions, section, of)) yield line(names.map((name) => cellOf(row[name])));
}
