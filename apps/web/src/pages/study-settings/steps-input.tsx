import { preferenceLimits } from '@app/review-scheduling/domain/settings/check-preferences.js';
import { TagsInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface StepsInputProps {
  label: string;
  description: string;
  value?: number[];
  onChange?: (minutes: number[]) => void;
  error?: ReactNode;
}

/** Minutes as chips; `10`, `10m` and `1h` can be typed. */
export function StepsInput({ label, description, value = [], onChange, error }: StepsInputProps) {
  const [refused, setRefused] = useState<string>();
  const take = (texts: string[]) => {
    const minutes = texts.map(minutesOf);
    const wrong = texts.find((_, index) => minutes[index] === undefined);
    setRefused(wrong);
    onChange?.(minutes.filter((known) => known !== undefined));
  };
  return (
    <TagsInput
      label={label}
      description={description}
      placeholder={value.length === 0 ? 'None; 10 m, for instance' : ''}
      value={value.map(stepText)}
      onChange={take}
      allowDuplicates
      acceptValueOnBlur
      maxTags={preferenceLimits.steps.max}
      splitChars={[',']}
      error={refused === undefined ? error : `“${refused}” is no time of up to 1,439 minutes. Write 10 m or 1 h.`}
    />
  );
}

/** Hours only where they are whole. */
const stepText = (minutes: number) => (minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} m`);

function minutesOf(text: string): number | undefined {
  const [, digits, unit = 'm'] = /^(\d{1,4})\s*(m|min|h)?$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const minutes = Number(digits) * (unit.toLowerCase() === 'h' ? 60 : 1);
  const { min, max } = preferenceLimits.stepMinutes;
  return minutes >= min && minutes <= max ? minutes : undefined;
}
