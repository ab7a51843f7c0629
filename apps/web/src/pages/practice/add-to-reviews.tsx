import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api.js';
import type { Level } from '../../shapes.js';
import { plural } from '../../time.js';
import { ProblemAlert } from '../../ui/problem-alert.js';

type Choice = { questionIds: string[] } | { topics: string[]; levels?: Level[] };

/** Puts questions into one's reviews, as new cards that wait for their turn. */
export function AddToReviews({ choice, label }: { choice: Choice; label: string }) {
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/cards', { body: choice })),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['due'] }),
  });
  return (
    <>
      <Group gap="sm">
        <Button
          variant="default"
          size="compact-md"
          loading={add.isPending}
          disabled={add.data?.left === 0}
          onClick={() => add.mutate()}
        >
          {label}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {add.data && addedText(add.data)}
        </Text>
      </Group>
      <ProblemAlert error={add.error} />
    </>
  );
}

function addedText({ added, known, left }: { added: number; known: number; left: number }): string {
  if (added === 0) return known === 1 ? 'It is in your reviews already.' : 'All of them are in your reviews already.';
  const rest = left > 0 ? ` ${plural(left, 'more question')} can be added.` : '';
  return `Added: ${plural(added, 'new card')}. They come a few a day.${rest}`;
}
