import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { meQuery } from '../../queries.js';
import { Loaded } from '../../ui/loaded.js';
import { Landing } from './landing.js';

// Strangers load nothing of it.
const Today = lazy(async () => ({ default: (await import('./today.js')).Today }));

/** Strangers see what Rehearse is; whoever is signed in sees their day. */
export function HomePage() {
  const query = useQuery(meQuery);
  return (
    <Suspense>
      <Loaded query={query}>{(me) => (me ? <Today me={me} /> : <Landing />)}</Loaded>
    </Suspense>
  );
}
