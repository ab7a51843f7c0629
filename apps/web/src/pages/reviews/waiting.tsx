import { Button, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { clockText } from '../../time.js';
import { Card } from '../../ui/card.js';
import { useTicking } from '../../ui/countdown.js';
import { useShortcuts } from '../../ui/shortcuts.js';

interface WaitingProps {
  msLeft: () => number;
  onTake: () => void;
  children?: ReactNode;
}

/** Nothing but learning steps is left, and the next is not due yet. It comes by itself, or before its time. */
export function Waiting({ msLeft, onTake, children }: WaitingProps) {
  useTicking();
  const left = msLeft();
  const isDue = left <= 0;
  const taken = useRef(false);
  const take = () => {
    if (taken.current) return;
    taken.current = true;
    onTake();
  };
  const comes = useRef(take);
  useEffect(() => {
    comes.current = take;
  });
  useEffect(() => {
    if (isDue) comes.current();
  }, [isDue]);
  useShortcuts({ Enter: take, Space: take });
  return (
    <Card label="Learning">
      <Stack gap="md" align="flex-start" data-testid="waiting">
        <Title order={2} size="h3">
          Next in{' '}
          <span role="timer" aria-live="off">
            {clockText(left)}
          </span>
        </Title>
        <Text c="dimmed">A card that you are learning comes back then. A short break helps it stay.</Text>
        <Button onClick={take} aria-keyshortcuts="Enter Space">
          Take it now
        </Button>
        {children}
      </Stack>
    </Card>
  );
}
