import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { isProgram, type CandidateResponse, type MockItem } from '../../shapes.js';
import { Card } from '../../ui/card.js';
import { mockShelf } from '../../ui/program/program-shelf.js';
import { QuestionFields } from '../../ui/question/question-fields.js';
import { QuestionMeta } from '../../ui/question/question-meta.js';

interface ItemPaneProps {
  mockId: string;
  item: MockItem;
  /** Counted from 1, as people do. */
  number: number;
  /** Number of items in the sitting. */
  count: number;
  response: CandidateResponse;
  /** What was typed here before another window's answer took its place. */
  aside: CandidateResponse | undefined;
  disabled: boolean;
  onAnswer: (response: CandidateResponse) => void;
  onFlag: (flagged: boolean) => void;
  onStep: (by: number) => void;
}

let seen = false;

/** One item: its question, the answer, and the way on. Moving to another item moves the focus to its heading. */
export function ItemPane(props: ItemPaneProps) {
  const { item, number, count, aside, onAnswer, onFlag, onStep } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (seen) heading.current?.focus();
    seen = true;
  }, []);
  const { question } = item;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" wrap="nowrap">
        <div>
          <Title order={2} ref={heading} tabIndex={-1}>
            Question {number} of {count}
          </Title>
          <QuestionMeta {...question} />
        </div>
        <FlagButton flagged={item.flagged} onFlag={onFlag} />
      </Group>
      {aside !== undefined && (
        <Alert color="yellow" role="status" title="Answered in another window too">
          <Group justify="space-between">
            <Text size="sm">The newer answer is shown.</Text>
            <Button size="xs" variant="default" onClick={() => onAnswer(aside && { ...aside })}>
              Put back what I typed here
            </Button>
          </Group>
        </Alert>
      )}
      <Asked {...props} />
      <Steps isFirst={number === 1} isLast={number === count} onStep={onStep} />
    </Stack>
  );
}

function Asked({ mockId, item, response, disabled, onAnswer }: ItemPaneProps) {
  const { content, slug } = item.question;
  const fields = { content, response, onChange: onAnswer, disabled };
  if (isProgram(content)) {
    return <QuestionFields {...fields} host={{ slug, sessionId: mockId, shelf: mockShelf(mockId, item.position) }} />;
  }
  return (
    <Card>
      <QuestionFields {...fields} />
      {response !== null && (
        <Group justify="flex-end" mt="sm" mb={-8}>
          <Button variant="subtle" color="gray" size="compact-sm" disabled={disabled} onClick={() => onAnswer(null)}>
            Clear answer
          </Button>
        </Group>
      )}
    </Card>
  );
}

function FlagButton({ flagged, onFlag }: { flagged: boolean; onFlag: (flagged: boolean) => void }) {
  const Icon = flagged ? IconFlagFilled : IconFlag;
  return (
    <Button
      variant={flagged ? 'light' : 'default'}
      size="sm"
      px="sm"
      style={{ flexShrink: 0 }}
      aria-pressed={flagged}
      aria-keyshortcuts="Alt+F"
      title="Alt+F"
      leftSection={<Icon size={17} aria-hidden />}
      onClick={() => onFlag(!flagged)}
    >
      {flagged ? 'Flagged' : 'Flag'}
    </Button>
  );
}

function Steps({ isFirst, isLast, onStep }: { isFirst: boolean; isLast: boolean; onStep: (by: number) => void }) {
  return (
    <Group justify="space-between">
      <Button
        variant="default"
        disabled={isFirst}
        title="Alt+←"
        aria-keyshortcuts="Alt+ArrowLeft"
        leftSection={<IconArrowLeft size={18} aria-hidden />}
        onClick={() => onStep(-1)}
      >
        Previous
      </Button>
      <Button
        title="Alt+→"
        aria-keyshortcuts="Alt+ArrowRight"
        rightSection={<IconArrowRight size={18} aria-hidden />}
        onClick={() => onStep(1)}
      >
        {isLast ? 'Summary' : 'Next'}
      </Button>
    </Group>
  );
}
