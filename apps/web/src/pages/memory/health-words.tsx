import { Progress, Text, Title } from '@mantine/core';
import { Card } from '../../ui/card.js';
import classes from './memory.module.css';
import type { Health } from './memory-queries.js';

const percentOf = (share: number) => `${Math.round(share * 100)} %`;

/** What the figures mean, in plain words. */
export function HealthWords({ health }: { health: Health }) {
  const { usable, needed, recall, evaluation, parameters } = health;
  return (
    <Card label="How well your memory is predicted">
      <Title order={2}>{verdict(health)}</Title>
      <Text mt={4} maw={640}>
        {recall
          ? meaning(recall, parameters.source === 'own')
          : 'Your first reviews of cards on a later day will show here.'}
      </Text>
      {recall && evaluation && (
        <dl className={classes.figures}>
          <Figure
            name="Remembered"
            value={percentOf(recall.actual)}
            note={`${percentOf(recall.predicted)} was predicted`}
          />
          <Figure name="Usual error" value={percentOf(evaluation.rmseBins)} note="RMSE by bins; 0 % is perfect" />
          <Figure name="Log loss" value={evaluation.logLoss.toFixed(3)} note="Lower is better" />
        </dl>
      )}
      {usable < needed && <TooFew usable={usable} needed={needed} />}
    </Card>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className={classes.figure}>
      <dt>{name}</dt>
      <dd className={classes.value}>{value}</dd>
      <dd className={classes.note}>{note}</dd>
    </div>
  );
}

function TooFew({ usable, needed }: { usable: number; needed: number }) {
  return (
    <div className={classes.few}>
      <Text fw={600}>
        {usable.toLocaleString('en')} of {needed} reviews
      </Text>
      <Progress
        value={(100 * usable) / needed}
        size="lg"
        mt={6}
        mb={8}
        aria-label={`${usable} of ${needed} reviews that a fit needs`}
      />
      <Text size="sm" c="dimmed" maw={640}>
        A fit to you needs {needed} reviews of cards that you had seen on an earlier day. With fewer, chance would say
        more than your memory. Until then the parameters of many thousands of learners serve you well.
      </Text>
    </div>
  );
}

/** Half a percent point is no difference that anybody would feel. */
function verdict({ recall, evaluation }: Health): string {
  if (!recall || !evaluation) return 'Nothing to tell yet';
  if (evaluation.rmseBins < 0.05) return 'Your memory is predicted well';
  return evaluation.rmseBins < 0.1 ? 'Your memory is predicted fairly well' : 'Your memory is not predicted well yet';
}

function meaning({ predicted, actual }: NonNullable<Health['recall']>, isOwn: boolean): string {
  const found = `You remember ${percentOf(actual)} where ${percentOf(predicted)} was predicted`;
  const off = actual - predicted;
  const mend = isOwn ? 'a new fit' : 'parameters of your own';
  if (Math.abs(off) < 0.02) return `${found}: as good as right.`;
  return off < 0
    ? `${found}. Your cards come a little too late for you; ${mend} may change that.`
    : `${found}. Your cards come sooner than you need them; ${mend} may save you time.`;
}
