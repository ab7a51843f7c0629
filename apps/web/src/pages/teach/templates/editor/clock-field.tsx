import type { Clock } from '@app/interview-template/domain/plan.js';
import { NativeSelect, NumberInput } from '@mantine/core';
import classes from './editor.module.css';
import { choices, clockWords } from '../template-words.js';

interface ClockFieldProps {
  label: string;
  clock: Clock;
  unit: 'minutes' | 'seconds';
  /** How long it is when it is switched on, in seconds. */
  usual: number;
  onChange: (clock: Clock) => void;
}

const longest = 86_400;

/** Off, a nudge or hard, and how long. */
export function ClockField({ label, clock, unit, usual, onChange }: ClockFieldProps) {
  const per = unit === 'minutes' ? 60 : 1;
  const choose = (mode: Clock['mode']) =>
    onChange(mode === 'off' ? { mode } : { mode, seconds: clock.mode === 'off' ? usual : clock.seconds });
  return (
    <div className={classes.clock} data-off={clock.mode === 'off' || undefined} role="group" aria-label={label}>
      <NativeSelect
        label={label}
        value={clock.mode}
        data={choices(clockWords)}
        onChange={(event) => choose(event.currentTarget.value as Clock['mode'])}
      />
      {clock.mode !== 'off' && (
        <NumberInput
          label={unit === 'minutes' ? 'Minutes' : 'Seconds'}
          min={unit === 'minutes' ? 1 : 10}
          max={longest / per}
          clampBehavior="blur"
          decimalScale={unit === 'minutes' ? 2 : 0}
          value={clock.seconds / per}
          onChange={(typed) => typeof typed === 'number' && onChange({ ...clock, seconds: Math.round(typed * per) })}
        />
      )}
    </div>
  );
}
