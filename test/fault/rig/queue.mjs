import { persist, query } from './stores.mjs';

/** The queue as its store has it, beside the product: how much it holds, and the loss of it all. */
export function lookInto({ redis, url }) {
  return redis ? inRedis(redis) : inPostgres(url);
}

function inRedis({ command }) {
  const length = (list) => command('llen', `{rehearse}:rehearse:${list}`);
  return {
    /** Jobs that wait or run; those that are not due yet don't count. */
    count: async () => (await length('wait')) + (await length('active')),
    forget: () => command('flushall'),
  };
}

function inPostgres(url) {
  const unfinished = `select count(*)::int as n from bullmq.job where state in ('waiting', 'active')`;
  return {
    count: async () => (await query(url, unfinished))[0].n,
    forget: () => persist(() => query(url, 'delete from bullmq.job'), 20_000),
  };
}
