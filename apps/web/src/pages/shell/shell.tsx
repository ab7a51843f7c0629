import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { meQuery } from '../../queries.js';
import { useServerEvents } from '../../server-events.js';
import { LinkButton } from '../../ui/link-button.js';
import { Logo } from '../../ui/logo.js';
import { NoticesLink } from '../notices/notices-link.js';
import { places } from './nav.js';
import { RunningBar } from './running-bar.js';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.js';

function skipToMain(event: MouseEvent) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** The frame of every page but the sitting: header, navigation (below, on a phone), the running mock. */
export function Shell() {
  const { data: me } = useQuery(meQuery);
  useServerEvents(Boolean(me));
  return (
    <div className={classes.frame}>
      <Anchor href="#main" className={classes.skip} onClick={skipToMain}>
        Skip to the content
      </Anchor>
      <header className={classes.header} data-no-print>
        <div className={classes.bar}>
          <Link to="/" className={classes.brand}>
            <Logo /> Rehearse
          </Link>
          {me && <Places />}
          {me && me.role !== 'candidate' && <Teach />}
          <div className={classes.end}>
            {me ? (
              <>
                <NoticesLink />
                <UserMenu me={me} />
              </>
            ) : (
              <LinkButton to="/sign-in" variant="subtle">
                Sign in
              </LinkButton>
            )}
          </div>
        </div>
        {me && <RunningBar />}
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}

function Teach() {
  const active = useRouterState({ select: (state) => state.location.pathname.startsWith('/teach/') });
  return (
    <Link to="/teach/questions" className={classes.teach} data-active={active || undefined}>
      Teach
    </Link>
  );
}

function Places() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav aria-label="Main" className={classes.nav}>
      {places.map(({ to, label, icon: Icon }) => {
        const active = to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
        return (
          <Link
            key={to}
            to={to}
            className={classes.place}
            data-active={active || undefined}
            aria-current={active ? 'page' : undefined}
          >
            <Icon size={20} stroke={1.7} aria-hidden className={classes.placeIcon} />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
