import { Indicator, VisuallyHidden } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { plural } from '../../time.js';
import { unreadQuery } from './notice-queries.js';
import classes from './notices.module.css';

/** The way to what a person was told, with how much of it is unread. */
export function NoticesLink() {
  const { data: unread = 0 } = useQuery(unreadQuery);
  return (
    <Link to="/notices" className={classes.bell} data-testid="notices-link">
      <Indicator label={unread > 99 ? '99+' : unread} size={17} disabled={unread === 0} color="red.9" aria-hidden>
        <IconBell size={22} stroke={1.7} aria-hidden style={{ display: 'block' }} />
      </Indicator>
      <VisuallyHidden>Notices{unread > 0 ? `, ${plural(unread, 'unread', 'unread')}` : ''}</VisuallyHidden>
    </Link>
  );
}
