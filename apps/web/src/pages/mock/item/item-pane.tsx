import { Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { isProgram, type CandidateResponse, type MockItem, type Question } from '../../../shapes.js';
import { Card } from '../../../ui/card.js';
import { mockShelf } from '../../../ui/program/program-shelf.js';
import { QuestionFields } from '../../../ui/question/question-fields.js';
import { QuestionMeta } from '../../../ui/question/question-meta.js';
import { ItemFeedback } from './item-feedback.js';
import classes from './item-pane.module.css';
import { AsideNote, TimeOver, TooLateNote } from './item-notes.js';

/** The ways on from an item. */
interface Way {
  /** Missing where there is no way back. */
  previous: (() => void) | undefined;
  next: () => void;
  /** On, once its time is over. */
  goOn: () => void;
  /** Ends it before the sitting ends; missing where nothing is told of it then. */
  finish: (() => void) | undefined;
  isLast: boolean;
  /** Another item is on its way. */
  busy: boolean;
}

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
  isTooLate: boolean;
  disabled: boolean;
  /** The whole sitting is over. */
  over: boolean;
  /** Whose time is over, where it is and nothing else is told of the item. */
  timeOver: string | undefined;
  /** It was finished, and something is told of it. */
  showsFeedback: boolean;
  way: Way;
  onAnswer: (response: CandidateResponse) => void;
  onFlag: (flagged: boolean) => void;
}

let seen = false;

/** One item: its question, the answer, and the way on. Moving to another item moves the focus to its heading. */
export function ItemPane(props: ItemPaneProps) {
  const { item, number, count, aside, timeOver, way, onAnswer } = props;
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
          {question && <QuestionMeta {...question} />}
        </div>
        <FlagButton flagged={item.flagged} disabled={props.over} onFlag={props.onFlag} />
      </Group>
      {timeOver && <TimeOver what={timeOver} isLast={way.isLast} onGoOn={way.goOn} />}
      {aside !== undefined && <AsideNote aside={aside} onAnswer={onAnswer} />}
      {props.isTooLate && <TooLateNote />}
      {question ? <Asked {...props} question={question} /> : <Skeleton height="16rem" />}
      {question && props.showsFeedback && (
        <ItemFeedback content={question.content} feedback={item.feedback} timeSpentMs={item.timeSpentMs} />
      )}
      <Steps isFirst={number === 1} disabled={props.disabled} way={way} />
    </Stack>
  );
}

function Asked({ mockId, item, question, response, disabled, onAnswer }: ItemPaneProps & { question: Question }) {
  const { content, slug } = question;
  const fields = { content, response, onChange: onAnswer, disabled };
  if (isProgram(content)) {
    return <QuestionFields {...fields} host={{ slug, sessionId: mockId, shelf: mockShelf(mockId, item.position) }} />;
  }
  return (
    <Card className={classes.asked}>
      <QuestionFields {...fields} />
      {response !== null && !disabled && (
        <Group justify="flex-end" mt="sm" mb={-8}>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onAnswer(null)}>
            Clear answer
          </Button>
        </Group>
      )}
    </Card>
  );
}

interface FlagButtonProps {
  flagged: boolean;
  disabled: boolean;
  onFlag: (flagged: boolean) => void;
}

function FlagButton({ flagged, disabled, onFlag }: FlagButtonProps) {
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
      disabled={disabled}
      leftSection={<Icon size={17} aria-hidden />}
      onClick={() => onFlag(!flagged)}
    >
      {flagged ? 'Flagged' : 'Flag'}
    </Button>
  );
}

function Steps({ isFirst, disabled, way }: { isFirst: boolean; disabled: boolean; way: Way }) {
  const { previous, next, finish, isLast, busy } = way;
  return (
    <Group justify="space-between">
      {previous ? (
        <Button
          variant="default"
          disabled={isFirst || busy}
          title="Alt+←"
          aria-keyshortcuts="Alt+ArrowLeft"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={previous}
        >
          Previous
        </Button>
      ) : (
        <span />
      )}
      <Group>
        {finish && (
          <Button disabled={disabled} loading={busy} onClick={finish}>
            Finish this question
          </Button>
        )}
        <Button
          title="Alt+→"
          aria-keyshortcuts="Alt+ArrowRight"
          variant={finish ? 'default' : 'filled'}
          loading={busy && !finish}
          disabled={busy}
          rightSection={<IconArrowRight size={18} aria-hidden />}
          onClick={next}
        >
          {isLast ? 'Summary' : 'Next'}
        </Button>
      </Group>
    </Group>
  );
}
