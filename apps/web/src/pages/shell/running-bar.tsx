import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { mocksQuery } from '../../queries.js';
import { useTicking } from '../../ui/countdown.js';
import { totalFace } from '../mock/clocks/readings.js';
import { useMock, type TimedMock } from '../mock/mock-query.js';
import classes from './shell.module.css';

/** A mock that has not ended stays in sight on every page: its clock goes on, or waits. */
export function RunningBar() {
  const { data } = useInfiniteQuery(mocksQuery);
  const mocks = data?.pages[0]?.items ?? [];
  const open = mocks.find(({ state }) => state === 'running') ?? mocks.find(({ state }) => state === 'paused');
  return open ? <OpenMock id={open.id} /> : null;
}

function OpenMock({ id }: { id: string }) {
  const { data: mock } = useMock(id);
  useTicking();
  if (!mock) return null;
  const face = totalFace(mock);
  const isOver = mock.clock.mode === 'hard' && mock.state === 'running' && face !== null && face.leftMs <= 0;
  if ((mock.state !== 'running' && mock.state !== 'paused') || isOver) return null;
  return (
    <div
      className={classes.running}
      role="region"
      aria-label={mock.state === 'paused' ? 'Paused mock' : 'Running mock'}
    >
      <span>
        {mock.state === 'paused' ? pausedText(mock) : 'A mock is running'}
        {face && mock.state === 'running' && (
          <>
            : <span role="timer">{face.text}</span> {face.words}
          </>
        )}
      </span>
      <Link to="/mocks/$mockId" params={{ mockId: id }}>
        Go back to it
      </Link>
    </div>
  );
}

function pausedText({ pause }: TimedMock): string {
  if (pause.pausedBy === 'instructor') return 'An instructor stopped the clock of your mock';
  if (pause.pausedBy === 'reopening') return 'Your mock is open again, and waits for you';
  return 'Your mock is paused';
}
