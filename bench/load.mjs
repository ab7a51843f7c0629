// Load over keep-alive connections, and what it took.
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** One HTTP request. @throws where the answer is not of the 2xx. */
export function send(agent, base, { method = 'GET', path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const { hostname, port } = base;
    const sent = json && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
    const outgoing = request({ agent, hostname, port, method, path, headers: { ...headers, ...sent } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.on('error', reject).on('end', () => {
        if (response.statusCode >= 300) reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        else resolve({ headers: response.headers, body: text === '' ? undefined : JSON.parse(text) });
      });
    });
    outgoing.on('error', reject).end(json);
  });
}

export const agentOf = (connections) => new Agent({ keepAlive: true, maxSockets: connections });

/**
 * Closed loop: each of `connections` sends its next request once the last is answered, until `goesOn()` is false.
 * `work(connection)` sends one.
 */
export async function saturate(connections, goesOn, work) {
  const times = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      while (goesOn()) {
        const sentAt = performance.now();
        await work(connection);
        times.push(performance.now() - sentAt);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  return { count: times.length, perSecond: times.length / seconds, ...percentiles(times) };
}

export const forMs = (ms) => {
  const until = performance.now() + ms;
  return () => performance.now() < until;
};

export const times = (count) => {
  let left = count;
  return () => left-- > 0;
};

/** Open loop: evenly spaced sends, whether or not the earlier ones are answered. */
export async function pace(perSecond, ms, work) {
  const startedAt = performance.now();
  const underWay = [];
  for (let sent = 0; ; sent += 1) {
    const dueMs = startedAt + (sent * 1_000) / perSecond - performance.now();
    if (performance.now() - startedAt + dueMs > ms) break;
    if (dueMs > 0) await sleep(dueMs);
    const one = work(sent);
    one.catch(() => undefined); // told at the end
    underWay.push(one);
  }
  return Promise.all(underWay);
}

/** Asks a program that `World.start` has started, by message. */
export async function ask({ child }, question) {
  const heard = new AbortController();
  const { signal } = heard;
  child.send(question);
  const end = once(child, 'exit', { signal }).then(() => {
    throw new Error('A bare program ended while it was measured');
  });
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal }), end]);
    return answer;
  } finally {
    end.catch(() => undefined);
    heard.abort();
  }
}

export function percentiles(values) {
  const sorted = Float64Array.from(values).sort();
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export const median = (values) => percentiles(values).p50;

/** The median of each figure over the rounds. */
export function medianOf(rounds) {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(rounds.map((round) => round[name]))]));
}

/** The median of the rounds' own ratios: what disturbs a round disturbs both of its sides. */
export const medianRatio = (ours, limits) => median(ours.map((figure, round) => figure / limits[round]));
