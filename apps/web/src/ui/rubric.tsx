import { Checkbox, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { percent, plural } from '../time.js';
import { InlineCode } from './inline-code.js';
import classes from './rubric.module.css';

/** One thing that a good answer does, and what it is worth. */
export interface Criterion {
  id: string;
  text: string;
  points: number;
}

interface RubricChecksProps {
  label: string;
  rubric: readonly Criterion[];
  ticked: string[];
  onChange: (ticked: string[]) => void;
  /** Criteria that the candidate said are met. */
  saidMet?: readonly string[] | null;
}

/** The rubric to tick, with what the ticks are worth. */
export function RubricChecks({ label, rubric, ticked, onChange, saidMet }: RubricChecksProps) {
  return (
    <Stack gap="sm">
      <Checkbox.Group label={label} value={ticked} onChange={onChange}>
        <Stack gap="xs" mt="xs">
          {rubric.map(({ id, text, points }) => (
            <Checkbox
              key={id}
              value={id}
              label={<InlineCode>{text}</InlineCode>}
              description={pointsText(points) + (saidMet?.includes(id) ? ' · the candidate says so' : '')}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Text component="output" fw={650} data-testid="rubric-score">
        {scoreText(rubric, ticked)}
      </Text>
    </Stack>
  );
}

/** The rubric as it was ticked. */
export function RubricMet({ rubric, met }: { rubric: readonly Criterion[]; met: readonly string[] }) {
  return (
    <ul className={classes.met}>
      {rubric.map(({ id, text, points }) => {
        const isMet = met.includes(id);
        const Icon = isMet ? IconCheck : IconX;
        return (
          <li key={id} data-met={isMet || undefined}>
            <Icon size={18} stroke={2.4} aria-hidden className={classes.sign} />
            <div>
              <VisuallyHidden>{isMet ? 'Met: ' : 'Not met: '}</VisuallyHidden>
              <InlineCode>{text}</InlineCode>
              <Text span size="sm" c="dimmed">
                {' '}
                {pointsText(points)}
              </Text>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** `3 of 4 points, 75 %`. */
export function scoreText(rubric: readonly Criterion[], ticked: readonly string[]): string {
  const total = sum(rubric);
  const points = sum(rubric.filter(({ id }) => ticked.includes(id)));
  return `${short(points)} of ${plural(short(total), 'point')}, ${percent(points, total)} %`;
}

const pointsText = (points: number) => plural(short(points), 'point');
const sum = (criteria: readonly Criterion[]) => criteria.reduce((all, { points }) => all + points, 0);
const short = (points: number) => Math.round(points * 100) / 100;
