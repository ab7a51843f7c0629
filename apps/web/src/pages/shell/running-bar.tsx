import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { mocksQuery } from '../../queries.js';
import { clockText } from '../../time.js';
import { useRemaining } from '../../ui/countdown.js';
import { useMock } from '../mock/mock-query.js';
import classes from './shell.module.css';

/** A running mock stays in sight on every page: its clock goes on. */
export function RunningBar() {
  const { data } = useInfiniteQuery(mocksQuery);
  const running = data?.pages[0]?.items.find(({ state }) => state === 'running');
  return running ? <RunningMock id={running.id} /> : null;
}

function RunningMock({ id }: { id: string }) {
  const { data: mock } = useMock(id);
  const remaining = useRemaining(mock?.clock);
  if (mock?.state !== 'running' || remaining <= 0) return null;
  return (
    <div className={classes.running} role="region" aria-label="Running mock">
      <span>
        A mock is running: <span role="timer">{clockText(remaining)}</span> left
      </span>
      <Link to="/mocks/$mockId" params={{ mockId: id }}>
        Go back to it
      </Link>
    </div>
  );
}
