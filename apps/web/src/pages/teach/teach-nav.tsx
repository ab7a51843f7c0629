import { Link, useRouterState } from '@tanstack/react-router';
import { areas } from './areas.js';
import { WaitingCount } from './assessments/waiting-count.js';
import { OpenReports } from './reports/open-reports.js';
import { OpenTasks } from './review-tasks/open-tasks.js';
import { WaitingVersions } from './review/waiting-versions.js';
import classes from './teach-nav.module.css';

/** The way from one area of instructors to the others. */
export function TeachNav() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav aria-label="Teaching" className={classes.nav} data-no-print>
      {areas.map(({ to, label }) => {
        const active = path === to || path.startsWith(`${to}/`);
        return (
          <Link
            key={to}
            to={to}
            className={classes.area}
            data-active={active || undefined}
            aria-current={active ? 'page' : undefined}
          >
            {label}
            {to === '/teach/review-tasks' && <OpenTasks />}
            {to === '/teach/reports' && <OpenReports />}
            {to === '/teach/review' && <WaitingVersions />}
            {to === '/teach/assessments' && <WaitingCount />}
          </Link>
        );
      })}
    </nav>
  );
}
