import { Button, Group, Menu, Paper, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, dataOf } from '../../api.js';
import { plural } from '../../time.js';
import type { CardOfList } from './card-queries.js';
import classes from './cards.module.css';
import { flagName } from './card-words.js';
import { FlagItems } from './flag-picker.js';
import { tellDone, tellProblem } from './undo-toast.js';
import { useRenewCards } from './use-card-acts.js';

type Act = 'suspend' | 'unsuspend' | 'bury' | 'unbury' | 'flag';
const opposite = { suspend: 'unsuspend', unsuspend: 'suspend', bury: 'unbury', unbury: 'bury' } as const;
const done: Record<Exclude<Act, 'flag'>, string> = {
  suspend: 'suspended',
  unsuspend: 'back in your reviews',
  bury: 'put off until tomorrow',
  unbury: 'back in today’s reviews',
};

const send = async (cardIds: string[], act: Act, flag?: number) =>
  cardIds.length === 0
    ? { changed: [] }
    : dataOf(api.POST('/api/v1/cards/bulk', { body: { cardIds, act, ...(flag === undefined ? {} : { flag }) } }));

/** Each card gets the flag back that it had. */
async function flagAsBefore(cards: readonly CardOfList[], changed: ReadonlySet<string>): Promise<void> {
  for (const flag of new Set(cards.map((card) => card.flag))) {
    const ids = cards.filter((card) => card.flag === flag && changed.has(card.id)).map(({ id }) => id);
    await send(ids, 'flag', flag);
  }
}

/** What can be done with the cards that are selected. */
export function BulkBar({ cards, onClear }: { cards: CardOfList[]; onClear: () => void }) {
  const renew = useRenewCards();
  const act = useMutation({
    mutationFn: ({ act: name, flag }: { act: Act; flag?: number }) =>
      send(
        cards.map(({ id }) => id),
        name,
        flag,
      ),
    onSuccess: async ({ changed }, { act: name, flag = 0 }) => {
      const what = name === 'flag' ? `flagged: ${flagName(flag).toLowerCase()}` : done[name];
      tellDone(`${plural(changed.length, 'card')} ${what}.`, async () => {
        await (name === 'flag' ? flagAsBefore(cards, new Set(changed)) : send(changed, opposite[name]));
        await renew();
      });
      onClear();
      await renew();
    },
    onError: tellProblem,
  });
  const button = (label: string, name: Act) => (
    <Button size="xs" variant="default" disabled={act.isPending} onClick={() => act.mutate({ act: name })}>
      {label}
    </Button>
  );
  return (
    <Paper withBorder shadow="md" p="sm" className={classes.bulk} role="region" aria-label="Selected cards">
      <Group gap="xs">
        <Text size="sm" fw={600} role="status">
          {plural(cards.length, 'card')} selected
        </Text>
        {button('Suspend', 'suspend')}
        {button('Ask again', 'unsuspend')}
        {button('Not today', 'bury')}
        <Menu shadow="md" position="top-start" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button size="xs" variant="default" disabled={act.isPending}>
              Flag
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <FlagItems value={-1} onPick={(flag) => act.mutate({ act: 'flag', flag })} />
          </Menu.Dropdown>
        </Menu>
        <Button size="xs" variant="subtle" onClick={onClear}>
          Select none
        </Button>
      </Group>
    </Paper>
  );
}
