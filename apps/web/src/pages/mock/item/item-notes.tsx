import { Alert, Button, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CandidateResponse } from '../../../shapes.js';

interface AsideProps {
  aside: CandidateResponse;
  onAnswer: (response: CandidateResponse) => void;
}

/** Two windows wrote the same answer. */
export function AsideNote({ aside, onAnswer }: AsideProps) {
  return (
    <Alert color="yellow" role="status" title="Answered in another window too">
      <Group justify="space-between">
        <Text size="sm">The newer answer is shown.</Text>
        <Button size="xs" variant="default" onClick={() => onAnswer(aside && { ...aside })}>
          Put back what I typed here
        </Button>
      </Group>
    </Alert>
  );
}

export function TooLateNote() {
  return (
    <Alert color="yellow" role="status" title="The last change came too late">
      This question was closed before it reached the server. The answer shown is the one that counts; the change is kept
      for the debrief.
    </Alert>
  );
}

/** The whole sitting is over, and the server gathers what is still on its way. */
export function TimeUp({ away }: { away: boolean }) {
  return (
    <Alert color="yellow" role="status" title="Time is up" data-testid="time-up">
      {away
        ? 'The debrief comes once the server can be reached again; what it had by then counts.'
        : 'What you had entered counts. The debrief comes by itself in a moment.'}
    </Alert>
  );
}

const moveOnMs = 3_000;

interface TimeOverProps {
  /** Whose time is over: the question's or the section's. */
  what: string;
  isLast: boolean;
  onGoOn: () => void;
}

/** The time of what was open is over: says so, and goes on by itself after a moment. */
export function TimeOver({ what, isLast, onGoOn }: TimeOverProps) {
  const note = useRef<HTMLDivElement>(null);
  const goOn = useRef(onGoOn);
  useEffect(() => {
    goOn.current = onGoOn;
  });
  useEffect(() => {
    note.current?.focus();
    const timer = setTimeout(() => goOn.current(), moveOnMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Alert
      color="yellow"
      role="status"
      title={`The time for ${what} is over`}
      ref={note}
      tabIndex={-1}
      data-testid="time-over"
    >
      <Group justify="space-between">
        <Text size="sm">
          What you had entered counts. {isLast ? 'The summary' : 'The next question'} comes by itself in a moment.
        </Text>
        <Button size="xs" onClick={onGoOn}>
          {isLast ? 'Summary' : 'Next question'}
        </Button>
      </Group>
    </Alert>
  );
}
