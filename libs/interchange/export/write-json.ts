import { Readable } from 'node:stream';
import type { Transactions } from '@app/database/tx.js';
import { exportSections, leftOut } from './export-sections.js';
import { readSection, type ExportOf } from './read-section.js';

/** Of the shape; docs/own-data.md describes it. */
const formatVersion = 1;

/** One JSON document, written as it is read. */
export function writeJson(transactions: Transactions, of: ExportOf): Readable {
  return Readable.from(parts(transactions, of), { objectMode: false });
}

async function* parts(transactions: Transactions, of: ExportOf): AsyncGenerator<string> {
  const head = { format: 'rehearse-export', version: formatVersion, exportedAt: of.now, leftOut };
  yield JSON.stringify(head).slice(0, -1);
  for (const section of exportSections) {
    yield `,\n${JSON.stringify(section.name)}:[`;
    let isFirst = true;
    for await (const row of readSection(transactions, section, of)) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(row)}`;
      isFirst = false;
    }
    yield ']';
  }
  yield '}\n';
}
