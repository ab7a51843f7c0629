import { Stack, Text } from '@mantine/core';
import { IconFlagFilled } from '@tabler/icons-react';
import type { DebriefItem } from '../../../shapes.js';
import { dueText, durationText } from '../../../time.js';
import { TextLink } from '../../../ui/link-button.js';
import { comesBackAt } from './coming-back.js';
import { reasonText } from './reason-words.js';

/** The time that an item took, and when and why it comes back. */
export function ItemFoot({ item, heldUntil }: { item: DebriefItem; heldUntil: string | null }) {
  const dueAt = comesBackAt(item, heldUntil);
  return (
    <Stack gap={2} mt="xs">
      <Text size="sm" c="dimmed">
        {timeText(item)}
        {item.flagged && (
          <>
            {' · '}
            <IconFlagFilled size={13} aria-hidden /> Flagged
          </>
        )}
      </Text>
      {dueAt && item.card && (
        <Text size="sm" data-testid="comes-back">
          <TextLink to="/cards/$cardId" params={{ cardId: item.card.id }} size="sm">
            Comes back {dueText(dueAt, Date.now())}
          </TextLink>
          : {reasonText(item)}.
        </Text>
      )}
    </Stack>
  );
}

function timeText({ seen, timeSpentMs, estimatedSeconds, medianMs }: DebriefItem): string {
  if (!seen) return `Never opened; ${durationText(estimatedSeconds * 1_000)} expected`;
  const over = timeSpentMs > estimatedSeconds * 1_000 ? ' (over)' : '';
  const median = medianMs === null ? '' : `, everybody’s median ${durationText(medianMs)}`;
  return `${durationText(timeSpentMs)} spent, ${durationText(estimatedSeconds * 1_000)} expected${over}${median}`;
}
