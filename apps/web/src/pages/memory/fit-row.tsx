import { Badge, Button, Text } from '@mantine/core';
import { dateTimeText, plural } from '../../time.js';
import classes from './memory.module.css';
import type { Fit } from './memory-queries.js';

interface FitRowProps {
  /** Without one: the published parameters. */
  fit?: Fit;
  inForce: boolean;
  isPending: boolean;
  onUse: () => void;
}

/** Parameters that could be used: what they come from, how they did, and a way to use them. */
export function FitRow({ fit, inForce, isPending, onUse }: FitRowProps) {
  const name = nameOf(fit);
  return (
    <div className={classes.row}>
      <div>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {fit ? figuresOf(fit) : 'The defaults of FSRS-6, fitted to the reviews of thousands of Anki users.'}
        </Text>
      </div>
      {inForce && (
        <Badge variant="light" size="lg">
          In use
        </Badge>
      )}
      {!inForce && (!fit || fit.weights) && (
        <Button variant="default" size="xs" loading={isPending} onClick={onUse} aria-label={`Use ${name}`}>
          Use
        </Button>
      )}
    </div>
  );
}

function nameOf(fit: Fit | undefined): string {
  if (!fit) return 'Published parameters';
  if (fit.source === 'everybody') return "Everybody's parameters";
  return `Fit of ${dateTimeText(fit.createdAt)}${fit.askedBy === 'nightly' ? ' (nightly)' : ''}`;
}

function figuresOf({ state, figures, source }: Fit): string {
  if (!figures || state === 'failed') return `It failed: ${figures?.why ?? 'nobody knows why'}`;
  const { usable, heldOut, before, after, people } = figures;
  if (!before || !after) return `Too few reviews yet: ${usable.toLocaleString('en')} could be used.`;
  const of = source === 'everybody' ? ` of ${plural(people ?? 0, 'person', 'people')}` : '';
  const tried = `log loss ${before.logLoss.toFixed(4)} before, ${after.logLoss.toFixed(4)} with it; error ${percentOf(before.rmseBins)} before, ${percentOf(after.rmseBins)} with it`;
  const result = state === 'better' ? 'Better' : 'Not better';
  return `${result} on the ${heldOut.toLocaleString('en')} reviews held out of ${usable.toLocaleString('en')}${of}: ${tried}.`;
}

const percentOf = (share: number) => `${(share * 100).toFixed(1)} %`;
