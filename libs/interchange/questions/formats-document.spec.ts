import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kinds, type Content, type Kind } from '@app/question-bank/domain/content.js';
import { lossySamples } from '@app/testing/lossy-samples.js';
import { questionOf } from '@app/testing/hostile-content.js';
import { questionFiles } from '@app/testing/question-files.js';
import { questionFormats } from '../domain/question-import.js';
import { lossesOf, questionExportFormats, type QuestionExportFormat } from './export-formats.js';

const text = readFileSync(path.resolve(__dirname, '../../../docs/formats.md'), 'utf8');

/** A part of the document: from its heading to the next of its level. */
function section(heading: string): string {
  const [, rest = ''] = text.split(`\n${heading}\n`);
  expect(rest).not.toBe('');
  return rest.split(new RegExp(`\n${/^#+/.exec(heading)![0]} `))[0]!;
}

/** What is in code, where “…” stands for any text. */
const patternsIn = (part: string): { shown: string; pattern: RegExp }[] =>
  Array.from(part.matchAll(/`` (.+?) ``|`([^`]+)`/g), ([, double, single]) => {
    const shown = double ?? single!;
    const literal = shown.split('…').map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
    return { shown, pattern: new RegExp(`^${literal.join('.*')}$`, 's') };
  });

/** Both ways: what is told and not written down, and what is written down and never told. */
function compare(part: string, told: readonly string[], common: string = '') {
  const own = patternsIn(part);
  const all = [...own, ...patternsIn(common)];
  return {
    notWritten: told.filter((loss) => !all.some(({ pattern }) => pattern.test(loss))),
    neverTold: own.filter(({ pattern }) => !told.some((loss) => pattern.test(loss))).map(({ shown }) => shown),
  };
}
const same = { notWritten: [], neverTold: [] };

describe('what goes out', () => {
  const rows = section('## What goes out')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head = [], , ...body] = rows;
  const cell = (row: string, format: string) =>
    body.find(([name]) => name === row)?.[head.indexOf(format)] ?? 'no cell';
  const lossesIn = (format: QuestionExportFormat, contents: readonly Content[]) =>
    contents.flatMap((content) => lossesOf(format, [questionOf(content)]));

  const cells = questionExportFormats.flatMap((format) => kinds.map((kind) => [format, kind] as const));
  it.each(cells)('%s, %s', (format, kind: Kind) => {
    const losses = lossesIn(format, lossySamples[kind]);
    const isLeftOut = losses.length === lossySamples[kind].length && losses.every(({ whole }) => whole);
    expect(cell(kind, format) === 'left out').toBe(isLeftOut);
    if (isLeftOut) return;
    const told = losses.flatMap(({ lost }) => lost);
    expect(compare(cell(kind, format), told, cell('every kind', format))).toEqual(same);
  });

  it.each(questionExportFormats)('%s, every kind', (format) => {
    const told = kinds.map((kind) => lossesIn(format, lossySamples[kind]).filter(({ whole }) => !whole));
    for (const losses of told.filter((each) => each.length > 0)) {
      const { neverTold } = compare(
        cell('every kind', format),
        losses.flatMap(({ lost }) => lost),
      );
      expect(neverTold).toEqual([]);
    }
  });
});

describe('what comes in: all that is told of the files in test/files/questions is written down, and no more', () => {
  const told = (format: string) => {
    const records = questionFiles().flatMap((file) => (file.format === format ? (file.records ?? []) : []));
    const reasons = records.flatMap(({ reason }) => reason?.split('; ') ?? []);
    const unplaced = reasons.map((reason) => reason.replace(/^(?:row \d+, |line \d+: )/, ''));
    return [...records.flatMap(({ lost = [] }) => lost), ...unplaced];
  };
  const listed = (heading: string) =>
    section(heading)
      .split('\n')
      .filter((line) => line.startsWith('- '))
      .join('\n');
  const common = () => listed('### Of any format');

  it.each(questionFormats)('%s', (format) => {
    expect(compare(listed(`### ${format}`), told(format), common())).toEqual(same);
  });

  it('of any format', () => {
    expect(compare(common(), questionFormats.flatMap(told)).neverTold).toEqual([]);
  });
});
