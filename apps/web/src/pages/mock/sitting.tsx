import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useSearch } from '@tanstack/react-router';
import { isProgram, type MockItem } from '../../shapes.js';
import { Card } from '../../ui/card.js';
import { PageTitle } from '../../ui/page-title.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { wordsFor } from '../../words.js';
import { openItemOf, sectionLeftMs, sectionOf } from './clocks/readings.js';
import { ItemPane } from './item/item-pane.js';
import { TimeUp } from './item/item-notes.js';
import { LeaveDialog } from './ways/leave-dialog.js';
import type { TimedMock } from './mock-query.js';
import { awaitsFeedback, nextPlace, nextToOpen, shownItem } from './ways/moves.js';
import { Paused } from './pause/paused.js';
import { SidePanel } from './side-panel.js';
import { Summary } from './summary/summary.js';
import { TopBar } from './top-bar.js';
import { useItemEnd, useTimeUp } from './ways/use-ends.js';
import { useMoves, type Moves } from './ways/use-moves.js';
import { useSitting, type SittingHandle } from './use-sitting.js';
import classes from './sitting.module.css';

/** The sitting until its end: one item at a time, the map of all of them, the summary before the end, the breaks. */
export function Sitting({ mock }: { mock: TimedMock }) {
  const { at } = useSearch({ from: '/mocks/$mockId' });
  const paused = mock.state === 'paused';
  const item = paused ? undefined : shownItem(mock, at);
  const sitting = useSitting(mock, item?.position);
  const moves = useMoves(mock, item, sitting);
  const over = useTimeUp(mock, sitting);
  const itemOver = useItemEnd(mock, sitting, moves);
  const inSummary = at === 'summary';
  const flag = flagging(sitting);
  useShortcuts({
    'Alt+ArrowLeft': paused ? undefined : moves.previous,
    'Alt+ArrowRight': paused || inSummary ? undefined : () => moves.next(),
    'Alt+s': paused ? undefined : () => moves.go('summary'),
    'Alt+f': item && (() => flag(item.position, !item.flagged)),
  });
  const isWide = item?.question ? isProgram(item.question.content) : false;
  return (
    <div className={classes.frame}>
      <TopBar
        mock={mock}
        sitting={sitting}
        shown={item?.position}
        onSummary={inSummary ? undefined : () => moves.go('summary')}
      />
      <main className={classes.main} id="main" data-wide={isWide || undefined} data-paused={paused || undefined}>
        <div className={classes.title}>
          <PageTitle tab={paused ? 'Paused' : mock.title}>{mock.title}</PageTitle>
        </div>
        <div className={classes.item}>
          {over && <TimeUp away={sitting.reached.away} />}
          {paused ? (
            <Paused mock={mock} sitting={sitting} />
          ) : (
            <Body mock={mock} item={item} inSummary={inSummary} {...{ sitting, moves, over, itemOver, flag }} />
          )}
        </div>
        <aside className={classes.map} aria-label="About this mock">
          <SidePanel mock={mock} kept={sitting.kept} current={item?.position} onGo={moves.go} />
        </aside>
      </main>
      <Leaving mock={mock} sitting={sitting} moves={moves} />
    </div>
  );
}

type Flag = (position: number, flagged: boolean) => void;

const flagging =
  (sitting: SittingHandle): Flag =>
  (position, flagged) => {
    sitting.setFlag(position, flagged).catch((error: unknown) => {
      notifications.show({ color: 'red', title: 'The flag was not saved', message: wordsFor(error) });
    });
  };

interface BodyProps {
  mock: TimedMock;
  item: MockItem | undefined;
  inSummary: boolean;
  sitting: SittingHandle;
  moves: Moves;
  over: boolean;
  itemOver: boolean;
  flag: Flag;
}

function Body({ mock, item, inSummary, sitting, moves, over, itemOver, flag }: BodyProps) {
  const { kept, keeper } = sitting;
  if (inSummary) return <Summary mock={mock} kept={kept} keeper={keeper} onGo={moves.go} />;
  if (!item) return <Opening busy={moves.busy} onOpen={moves.goOn} />;
  const { position } = item;
  const showsFeedback = item.feedback !== null || awaitsFeedback(mock, item);
  const isOpenOne = position === mock.openPosition;
  const hasEnded = mock.tracked && isOpenOne && item.state === 'closed' && !mock.tellsAfterEach;
  return (
    <ItemPane
      key={position}
      mockId={mock.id}
      item={item}
      number={mock.items.indexOf(item) + 1}
      count={mock.items.length}
      response={kept.responses.get(position) ?? null}
      aside={kept.aside.get(position)}
      isTooLate={kept.tooLate.has(position)}
      disabled={over || item.state !== 'open' || (itemOver && isOpenOne)}
      over={over}
      timeOver={hasEnded && !over ? whatEnded(mock) : undefined}
      showsFeedback={showsFeedback}
      way={{
        previous: mock.navigation === 'free' ? moves.previous : undefined,
        next: () => moves.next(),
        goOn: moves.goOn,
        finish: mock.tellsAfterEach && item.state === 'open' ? () => moves.finish(position) : undefined,
        isLast: (hasEnded ? nextToOpen(mock, item) : nextPlace(mock, item)) === 'summary',
        busy: moves.busy,
      }}
      onAnswer={(response) => sitting.answer(position, response)}
      onFlag={(flagged) => flag(position, flagged)}
    />
  );
}

function whatEnded(mock: TimedMock): string {
  const section = sectionOf(mock, openItemOf(mock));
  return section && sectionLeftMs(mock, section) === 0 ? `the section “${section.title}”` : 'this question';
}

/** Before the server has opened the first question. */
function Opening({ busy, onOpen }: { busy: boolean; onOpen: () => void }) {
  return (
    <Card>
      <Stack>
        <Text role="status">{busy ? 'Opening the first question…' : 'The first question is not open yet.'}</Text>
        {busy ? (
          <Skeleton height="12rem" />
        ) : (
          <Group>
            <Button onClick={onOpen}>Open the first question</Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Leaving({ mock, sitting, moves }: { mock: TimedMock; sitting: SittingHandle; moves: Moves }) {
  const open = openItemOf(mock);
  const number = moves.asking !== null && open ? mock.items.indexOf(open) + 1 : undefined;
  const answered = open !== undefined && (sitting.kept.responses.get(open.position) ?? null) !== null;
  return <LeaveDialog number={number} answered={answered} onAnswer={moves.answerAsked} />;
}
