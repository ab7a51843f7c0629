import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { meQuery } from '../../queries.js';
import { Loaded } from '../../ui/loaded.js';
import { NotFound } from '../../ui/not-found.js';
import { TeachNav } from './teach-nav.js';

/** What a candidate may not know of does not exist for them. The API holds this; here it is only manners. */
export function InstructorOnly({ children }: { children: ReactNode }) {
  const query = useQuery(meQuery);
  return (
    <Loaded query={query}>
      {(me) =>
        me && me.role !== 'candidate' ? (
          <>
            <TeachNav />
            {children}
          </>
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  );
}
