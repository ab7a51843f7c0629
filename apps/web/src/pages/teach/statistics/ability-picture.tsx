import { lazy } from 'react';
import { plural } from '../../../time.js';
import { Picture } from '../../progress/picture.js';
import { correlationText, percentOf } from './alarm-words.js';
import type { VersionStatistics } from './statistics-queries.js';

const Bars = lazy(async () => ({ default: (await import('../../progress/bars.js')).Bars }));

const spanOf = ({ from, to }: VersionStatistics['bands'][number]) => `${Math.round(from * 100)}–${percentOf(to)}`;

/** Mean score on the question by how good the rest of the sitting was: it should rise to the right. */
export function AbilityPicture({ version: { bands, discrimination } }: { version: VersionStatistics }) {
  const { correlation, pairs } = discrimination;
  const isEmpty = bands.length === 0;
  return (
    <Picture
      title="Weaker and stronger candidates"
      summary={
        isEmpty
          ? 'This shows once the question was asked in sittings of at least four items.'
          : verdictOf(correlation, pairs)
      }
      height={190}
      isEmpty={isEmpty}
      table={{
        columns: ['Rest of the sitting', 'Mean score here', 'Answers'],
        rows: bands.map((band) => [spanOf(band), percentOf(band.facility), band.answers]),
      }}
    >
      {!isEmpty && (
        <Bars
          name="Mean score here"
          format={(value) => `${value} %`}
          data={bands.map((band) => ({ label: spanOf(band), value: Math.round(band.facility * 100) }))}
        />
      )}
    </Picture>
  );
}

function verdictOf(correlation: number | null, pairs: number): string {
  const how =
    'Each bar is a group of candidates, by their score in the rest of the sitting, and how well they did here.';
  if (correlation === null) return `${how} All did alike so far.`;
  const said = `The correlation is ${correlationText(correlation)} over ${plural(pairs, 'answer')}`;
  if (correlation < 0) return `${how} ${said}: better candidates do worse here, which a good question never shows.`;
  if (correlation < 0.2) return `${how} ${said}: it hardly tells better candidates from others.`;
  return `${how} ${said}: better candidates do better here, as they should.`;
}
