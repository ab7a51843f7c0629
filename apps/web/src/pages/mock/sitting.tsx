import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useServerEvents } from '../../server-events.js';
import { isProgram } from '../../shapes.js';
import { PageTitle } from '../../ui/page-title.js';
import { useRemaining } from '../../ui/countdown.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { wordsFor } from '../../words.js';
import type { AnswerKeeper } from './answer-keeper.js';
import type { TimedMock } from './mock-query.js';
import { ItemPane } from './item-pane.js';
import { ItemMap } from './item-map.js';
import { Summary } from './summary.js';
import { TopBar } from './top-bar.js';
import { useSitting } from './use-sitting.js';
import classes from './sitting.module.css';

/** The running sitting: one item at a time, the map of all of them, the summary before the end. */
export function Sitting({ mock }: { mock: TimedMock }) {
  const { at: wanted } = useSearch({ from: '/mocks/$mockId' });
  const index = mock.items.findIndex(({ position }) => position === wanted);
  const inSummary = wanted === 'summary';
  const item = inSummary ? undefined : (mock.items[index] ?? mock.items[0]);
  useServerEvents(true);
  const sitting = useSitting(mock, item?.position);
  const over = useTimeUp(mock, sitting.keeper);

  const go = useGo(mock.id);
  const step = (by: number) => {
    const here = item ? mock.items.indexOf(item) : mock.items.length;
    const next = mock.items[here + by];
    if (next) go(next.position);
    else if (by > 0) go('summary');
  };
  const flag = (position: number, flagged: boolean) => {
    sitting.setFlag(position, flagged).catch((error: unknown) => {
      notifications.show({ color: 'red', title: 'The flag was not saved', message: wordsFor(error) });
    });
  };
  useShortcuts({
    'Alt+ArrowLeft': () => step(-1),
    'Alt+ArrowRight': () => step(1),
    'Alt+f': item && (() => flag(item.position, !item.flagged)),
  });

  return (
    <div className={classes.frame}>
      <TopBar mock={mock} save={sitting.kept.save} onSummary={() => go('summary')} inSummary={inSummary} />
      <main className={classes.main} id="main" data-wide={(item && isProgram(item.question.content)) || undefined}>
        <div className={classes.title}>
          <PageTitle tab="Mock interview">Mock interview</PageTitle>
        </div>
        <div className={classes.item}>
          {item ? (
            <ItemPane
              key={item.position}
              mockId={mock.id}
              item={item}
              number={mock.items.indexOf(item) + 1}
              count={mock.items.length}
              response={sitting.kept.responses.get(item.position) ?? null}
              aside={sitting.kept.aside.get(item.position)}
              disabled={over}
              onAnswer={sitting.answer}
              onFlag={(flagged) => flag(item.position, flagged)}
              onStep={step}
            />
          ) : (
            <Summary mock={mock} kept={sitting.kept} keeper={sitting.keeper} onGo={go} />
          )}
        </div>
        <aside className={classes.map} aria-label="All questions">
          <ItemMap items={mock.items} responses={sitting.kept.responses} current={item?.position} onGo={go} />
        </aside>
      </main>
    </div>
  );
}

/** Turns to an item or to the summary; the place is in the address, so that a reload comes back to it. */
function useGo(mockId: string) {
  const navigate = useNavigate();
  return (at: number | 'summary') =>
    void navigate({ to: '/mocks/$mockId', params: { mockId }, search: { at }, replace: true, resetScroll: true });
}

/** At zero: the last answers leave, then the debrief comes by itself. */
function useTimeUp(mock: TimedMock, keeper: AnswerKeeper): boolean {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const over = useRemaining(mock.clock) <= 0;
  const leaving = useRef(false);
  useEffect(() => {
    if (!over || leaving.current) return;
    leaving.current = true;
    void keeper.settle(mock.graceMs).then(async () => {
      void queryClient.invalidateQueries({ queryKey: ['mocks'] });
      await navigate({ to: '/mocks/$mockId/result', params: { mockId: mock.id }, replace: true });
    });
  }, [over, mock.graceMs, mock.id, navigate, queryClient, keeper]);
  return over;
}
