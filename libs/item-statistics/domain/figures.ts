import { wholeScore } from './counted-answer.js';
import { itemRestCorrelation, upperLower, type PairSums } from './discrimination.js';
import { bands, part, type Tally } from './tally.js';
import { quantile } from './time-bins.js';

export interface OptionFigures {
  id: string;
  chosen: number;
  /** Of first answers. */
  share: number;
  /** Mean score of the rest of the sittings of those who chose it; null where nobody's rest says anything. */
  meanRest: number | null;
}

/** The figures of one version. Scores, shares and rates are in [0, 1]; all but `all` are of first answers. */
export interface Figures {
  all: { answers: number; skipped: number; facility: number | null };
  first: { answers: number; skipped: number };
  /** Mean score; null where nobody has answered. */
  facility: number | null;
  skipRate: number | null;
  discrimination: { correlation: number | null; upperLower: number | null; pairs: number };
  /** Facility by how good the rest of the sitting was; without empty bands. */
  bands: { from: number; to: number; answers: number; facility: number }[];
  time: { answers: number; lowerMs: number; medianMs: number; upperMs: number } | null;
  options: OptionFigures[];
}

export function figuresOf(tally: Tally): Figures {
  const count = (name: string) => tally.get(name) ?? 0;
  const group = (of: 'all' | 'first') => ({ answers: count(`${of}.answers`), skipped: count(`${of}.skipped`) });
  const mean = (of: 'all' | 'first') => ratio(count(`${of}.score`), count(`${of}.answers`) * wholeScore);
  const first = group('first');
  return {
    all: { ...group('all'), facility: mean('all') },
    first,
    facility: mean('first'),
    skipRate: ratio(first.skipped, first.answers + first.skipped),
    discrimination: discriminationOf(tally),
    bands: bandsOf(tally).flatMap(({ answers, score }, band) =>
      answers === 0 ? [] : [{ from: band / bands, to: (band + 1) / bands, answers, facility: score / answers }],
    ),
    time: timesOf(tally),
    options: optionsOf(tally, first.answers),
  };
}

export const pairSums = (tally: Tally): PairSums => {
  const sum = (name: string) => tally.get(`pair.${name}`) ?? 0;
  return { n: sum('n'), x: sum('x'), xx: sum('xx'), r: sum('r'), rr: sum('rr'), xr: sum('xr') };
};

function discriminationOf(tally: Tally): Figures['discrimination'] {
  const sums = pairSums(tally);
  return { correlation: itemRestCorrelation(sums), upperLower: upperLower(bandsOf(tally)), pairs: sums.n };
}

/** Weakest first, empty ones too. */
function bandsOf(tally: Tally): { answers: number; score: number }[] {
  return Array.from({ length: bands }, (_, band) => ({
    answers: tally.get(`band.n.${band}`) ?? 0,
    score: (tally.get(`band.x.${band}`) ?? 0) / wholeScore,
  }));
}

function timesOf(tally: Tally): Figures['time'] {
  const bins = new Map([...part(tally, 'time.')].map(([bin, count]) => [Number(bin), count]));
  const [lowerMs, medianMs, upperMs] = [0.25, 0.5, 0.75].map((share) => quantile(bins, share));
  if (lowerMs == null || medianMs == null || upperMs == null) return null;
  const answers = [...bins.values()].reduce((sum, count) => sum + count, 0);
  return { answers, lowerMs, medianMs, upperMs };
}

function optionsOf(tally: Tally, answers: number): OptionFigures[] {
  const [ranked, rests] = [part(tally, 'option.n.'), part(tally, 'option.r.')];
  return [...part(tally, 'option.chosen.')]
    .map(([id, chosen]) => ({
      id,
      chosen,
      share: chosen / answers,
      meanRest: ratio(rests.get(id) ?? 0, (ranked.get(id) ?? 0) * wholeScore),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const ratio = (some: number, whole: number): number | null => (whole === 0 ? null : some / whole);
