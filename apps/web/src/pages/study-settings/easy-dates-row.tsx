import { Button, Group, Text } from '@mantine/core';
import { calendarDay, plural } from '../../time.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { useEasyDatesActs } from './easy-dates-acts.js';
import type { EasyDates } from './study-settings-queries.js';
import classes from './study-settings.module.css';

/** Counted so far, no further. */
const mostCounted = 1_000;

export function EasyDatesRow({ dates }: { dates: EasyDates }) {
  const { dueCards, movedCards, loadPercent, note } = dates;
  const { move, bringBack, remove } = useEasyDatesActs(dates);
  const days = daysText(dates);
  return (
    <li className={classes.range} data-testid="easy-dates">
      <div className={classes.about}>
        <Text fw={600}>{days}</Text>
        <Text size="sm">
          {loadPercent === 0 ? 'No cards' : `${loadPercent} % of the usual cards`}
          {note && ` · ${note}`}
        </Text>
        <Text size="sm" c="dimmed">
          {stateText(dates)}
        </Text>
        <ProblemAlert error={move.error ?? bringBack.error ?? remove.error} />
      </div>
      <Group gap="xs">
        {dueCards > 0 && (loadPercent === 0 || movedCards === 0) && (
          <Button
            size="xs"
            aria-label={`Move cards out of ${days}`}
            loading={move.isPending}
            onClick={() => move.mutate()}
          >
            {loadPercent === 0 ? 'Move them' : 'Move some'}
          </Button>
        )}
        {movedCards > 0 && (
          <Button
            size="xs"
            variant="default"
            aria-label={`Bring cards back to ${days}`}
            loading={bringBack.isPending}
            onClick={() => bringBack.mutate()}
          >
            Bring back
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          aria-label={`Remove ${days}`}
          loading={remove.isPending}
          onClick={() => remove.mutate()}
        >
          Remove
        </Button>
      </Group>
    </li>
  );
}

function stateText({ dueCards, movedCards }: EasyDates): string {
  const due = dueCards >= mostCounted ? `${mostCounted} cards or more` : plural(dueCards, 'card');
  const moved = movedCards > 0 ? ` ${plural(movedCards, 'card')} moved to other days.` : '';
  return `${dueCards === 0 ? 'No card is' : due} due in this time.${moved}`;
}

function daysText({ fromOn, untilOn }: EasyDates): string {
  const text = (on: string) =>
    calendarDay(on).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  return fromOn === untilOn ? text(fromOn) : `${text(fromOn)} – ${text(untilOn)}`;
}
