import { ActionIcon, Group, Kbd, Menu } from '@mantine/core';
import {
  IconCalendar,
  IconDots,
  IconHistory,
  IconMoon,
  IconPencil,
  IconPlayerPause,
  IconRefresh,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useShortcuts } from '../../ui/shortcuts.js';
import { cardQuery } from './card-queries.js';
import { DueDialog } from './due-dialog.js';
import { FlagPicker } from './flag-picker.js';
import { useCardActs } from './use-card-acts.js';

interface CardMenuProps {
  cardId: string;
  /** It is not to be asked now: suspended, put off, set to another day. */
  onGone: () => void;
}

/** What can be done with the card that is being asked, beside answering it. */
export function CardMenu({ cardId, onGone }: CardMenuProps) {
  const { data: card } = useQuery(cardQuery(cardId));
  const [choosing, setChoosing] = useState(false);
  const leaving = useCardActs(cardId, onGone);
  const staying = useCardActs(cardId);
  const suspend = () => leaving.suspend(true);
  const bury = () => leaving.bury(true);
  useShortcuts({ '!': suspend, '-': bury });
  const flag = card?.flag ?? 0;
  return (
    <Group gap={4} wrap="nowrap">
      <FlagPicker value={flag} small onPick={(to) => staying.flag(to, flag)} />
      <Menu position="bottom-end" shadow="md" width={240} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="What you can do with this card">
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPlayerPause size={16} aria-hidden />}
            rightSection={<Kbd size="xs">!</Kbd>}
            aria-keyshortcuts="!"
            onClick={suspend}
          >
            Suspend
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMoon size={16} aria-hidden />}
            rightSection={<Kbd size="xs">-</Kbd>}
            aria-keyshortcuts="-"
            onClick={bury}
          >
            Not today
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCalendar size={16} aria-hidden />}
            disabled={!card}
            onClick={() => setChoosing(true)}
          >
            Set the day…
          </Menu.Item>
          <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={staying.reset}>
            Start anew
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item component={Link} to={`/cards/${cardId}`} leftSection={<IconPencil size={16} aria-hidden />}>
            Write a note
          </Menu.Item>
          <Menu.Item component={Link} to={`/cards/${cardId}`} leftSection={<IconHistory size={16} aria-hidden />}>
            History
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {choosing && card && (
        <DueDialog
          today={card.today}
          onClose={() => setChoosing(false)}
          onChoose={(on) => {
            setChoosing(false);
            leaving.setDue(on);
          }}
        />
      )}
    </Group>
  );
}
