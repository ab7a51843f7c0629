import type { Wire } from '@app/kernel/signature.js';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { differenceOf, shortened, shortLength, valueText, type Cut } from './value-text.js';
import classes from './judge.module.css';

interface ValuePairProps {
  expected: Wire | undefined;
  actual: Wire | undefined;
  /** "Expected", "Expected, in any order", … */
  expectedLabel: string;
  /** Marks where they differ. */
  compare: boolean;
}

/** Expected beside actual. */
export function ValuePair({ expected, actual, expectedLabel, compare }: ValuePairProps) {
  const [whole, setWhole] = useState(false);
  const texts = [valueText(expected), valueText(actual)] as const;
  const comparable = compare && expected !== undefined && actual !== undefined;
  const cuts = comparable ? differenceOf(...texts) : texts.map(uncut);
  const isLong = texts.some((text) => text.length > shortLength);
  const shown = isLong && !whole ? cuts.map(shortened) : cuts;
  return (
    <>
      <div className={classes.pair}>
        {expected !== undefined && <Value label={expectedLabel} cut={shown[0]!} sign="expected" />}
        {actual !== undefined && <Value label="Yours" cut={shown[1]!} sign="actual" />}
      </div>
      {isLong && (
        <Button variant="subtle" size="compact-sm" onClick={() => setWhole(!whole)} aria-expanded={whole}>
          {whole ? 'Show less' : 'Show all'}
        </Button>
      )}
    </>
  );
}

const uncut = (text: string): Cut => ({ before: text, differs: '', behind: '' });

function Value({ label, cut, sign }: { label: string; cut: Cut; sign: 'expected' | 'actual' }) {
  return (
    <div className={classes.value}>
      <div className={classes.label}>{label}</div>
      <pre tabIndex={0} role="region" aria-label={label}>
        {cut.before}
        {cut.differs !== '' && <mark data-sign={sign}>{cut.differs}</mark>}
        {cut.behind}
      </pre>
    </div>
  );
}
