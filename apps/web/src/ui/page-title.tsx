import { Title } from '@mantine/core';
import type { AnyRouter } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

let navigated = false;

/** After the first page, moving to another page moves the focus to its heading, as loading a page would. */
export function watchNavigation(router: AnyRouter): void {
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) navigated = true;
  });
}

interface PageTitleProps {
  /** Plain words for the tab, where the heading is more than text or differs. */
  tab?: string;
  children: ReactNode;
}

/** A page's one `h1`; also names the tab. */
export function PageTitle({ tab, children }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const name = tab ?? (typeof children === 'string' ? children : 'Rehearse');
  useEffect(() => {
    document.title = name === 'Rehearse' ? name : `${name} · Rehearse`;
  }, [name]);
  useEffect(() => {
    if (navigated) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Title order={1} tabIndex={-1} ref={heading}>
      {children}
    </Title>
  );
}
