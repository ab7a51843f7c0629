import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../queries.js';
import { Loaded } from '../../ui/loaded.js';
import { Landing } from './landing.js';
import { Today } from './today.js';

/** Strangers see what Rehearse is; whoever is signed in sees their day. */
export function HomePage() {
  const query = useQuery(meQuery);
  return <Loaded query={query}>{(me) => (me ? <Today me={me} /> : <Landing />)}</Loaded>;
}
