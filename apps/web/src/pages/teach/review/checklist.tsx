import { Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { api, dataOf } from '../../../api.js';
import { dateTimeText } from '../../../time.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { useReviewAct, type CheckedItem, type Place, type TickedItem } from './review-queries.js';

export const itemWords: Record<CheckedItem['item'], string> = {
  explanation: 'The explanation teaches why the key is right',
  level: 'The level fits',
  licence: 'Source and licence are named, and we may use it',
  estimate: 'The estimated time is what a prepared candidate needs',
  key: 'The key is right: I have answered it myself',
  thread: 'No comment is open',
};
const provedWords = 'The key holds when its solutions are run, at approval';

interface ChecklistProps {
  place: Place;
  items: readonly CheckedItem[];
  /** Who looks at it may tick. */
  mayTick: boolean;
}

/** What must hold before a version is approved. */
export function Checklist({ place, items, mayTick }: ChecklistProps) {
  const tick = useReviewAct((ticked: TickedItem[]) =>
    dataOf(
      api.PUT('/api/v1/admin/questions/{id}/versions/{number}/checklist', {
        params: { path: place },
        body: { ticked },
      }),
    ),
  );
  const ticked = items.flatMap(({ item, tickedAt }) => (item !== 'thread' && tickedAt !== null ? [item] : []));
  const toggle = (item: TickedItem, on: boolean) =>
    tick.mutate(on ? [...ticked, item] : ticked.filter((other) => other !== item));
  return (
    <Stack gap="xs" role="group" aria-label="Checklist">
      {items.map((checked) =>
        checked.asked ? (
          <Checkbox
            key={checked.item}
            label={itemWords[checked.item]}
            description={tickedWords(checked)}
            error={checked.fault}
            checked={tick.isPending ? isIn(tick.variables, checked.item) : checked.tickedAt !== null}
            disabled={!mayTick || tick.isPending}
            onChange={({ currentTarget }) => toggle(checked.item as TickedItem, currentTarget.checked)}
          />
        ) : (
          <Found key={checked.item} checked={checked} />
        ),
      )}
      <ProblemAlert error={tick.error} />
    </Stack>
  );
}

const isIn = (ticked: readonly string[] | undefined, item: string) => Boolean(ticked?.includes(item));
const tickedWords = ({ tickedBy, tickedAt }: CheckedItem) =>
  tickedBy && tickedAt ? `${tickedBy.displayName}, ${dateTimeText(tickedAt)}` : undefined;

/** What the server finds by itself. */
function Found({ checked }: { checked: CheckedItem }) {
  const { item, fault, provedAtApproval } = checked;
  const Icon = fault === null ? IconCircleCheck : IconCircleX;
  const colour = fault === null ? 'var(--mantine-color-teal-6)' : 'var(--mantine-color-red-6)';
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start" data-testid={`check-${item}`}>
      <Icon size={20} color={colour} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="sm">
        {provedAtApproval ? provedWords : machineWords[item]}
        {fault !== null && `: ${fault}`}
      </Text>
    </Group>
  );
}

const machineWords: Record<CheckedItem['item'], string> = {
  explanation: 'There is an explanation',
  level: 'It has a level',
  licence: 'A licence is named',
  estimate: 'It has an estimated time',
  key: 'The key fits the question',
  thread: 'No comment is open',
};
