import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** More than the product's own limits on statements and connections. */
const attemptMs = 15_000;

/**
 * A candidate's browser: it sends again until there is an acknowledgement or a clear refusal, now to one API, now to
 * another. `patience.until` (performance.now) ends that, once the faults are over.
 */
export class Client {
  cookie = '';
  #agent = new http.Agent({ keepAlive: true, maxSockets: 60 });

  constructor({ ports, history, random, patience }) {
    Object.assign(this, { ports, history, random, patience });
  }

  close() {
    this.#agent.destroy();
  }

  /** One HTTP request. @returns status and body; rejects where the connection fails. */
  send(method, path, body, { port = this.random.pick(this.ports), headers = {} } = {}) {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const options = {
      host: '127.0.0.1',
      port,
      method,
      path: `/api/v1${path}`,
      agent: this.#agent,
      headers: {
        origin: `http://127.0.0.1:${port}`,
        cookie: this.cookie,
        ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        ...headers,
      },
      signal: AbortSignal.timeout(attemptMs),
    };
    return new Promise((resolve, reject) => {
      const request = http.request(options, (reply) => {
        let received = '';
        reply.setEncoding('utf8').on('data', (chunk) => (received += chunk));
        reply.once('end', () => {
          try {
            const parsed = received ? JSON.parse(received) : undefined;
            resolve({ status: reply.statusCode, body: parsed, headers: reply.headers });
          } catch (error) {
            reject(error);
          }
        });
        reply.once('error', reject);
        reply.once('aborted', () => reject(new Error('aborted')));
      });
      request.once('error', reject);
      request.end(text);
    });
  }

  /**
   * Sends until acknowledged or refused. @returns `{ok: body}`, `{refused: code}`, or undefined where patience ended.
   * `refusals`: the codes that this request may rightly meet.
   */
  async insist(method, path, body, { headers, refusals = [] } = {}) {
    const { history } = this;
    const startedAt = performance.now();
    const label = `${method} ${path}`;
    for (let attempt = 0; ; attempt += 1) {
      if (attempt > 0) {
        if (performance.now() > this.patience.until) {
          history.unanswered.push(label);
          return undefined;
        }
        history.resends += 1;
        await sleep(Math.min(50 * 2 ** Math.min(attempt, 4), 500) * (0.5 + Math.random()));
      }
      const reply = await this.send(method, path, body, { headers }).catch(() => undefined);
      if (!reply) continue;
      const { status } = reply;
      if (status >= 200 && status < 300) {
        if (method !== 'GET') history.latencies.push(performance.now() - startedAt);
        return { ok: reply.body, status };
      }
      const code = reply.body?.code;
      if (status === 503) {
        history.unavailable += 1;
      } else if (status >= 500) {
        history.serverErrors.push(`${status} ${code} to ${label}`);
        history.write({ serverError: { label, body, reply: reply.body } });
      } else {
        if (!refusals.includes(code)) history.odd(`${status} ${code} to ${label}`);
        return { refused: code };
      }
    }
  }

  /** The same request several times at once, as impatient people and flaky networks do. @returns all replies */
  async insistTimes(times, ...request) {
    this.history.duplicates += times - 1;
    const replies = await Promise.all(Array.from({ length: times }, () => this.insist(...request)));
    return replies.filter((reply) => reply !== undefined);
  }

  /** A new account, signed in. */
  async signUp(name) {
    for (let attempt = 1; ; attempt += 1) {
      const body = { email: `${name}-${attempt}@example.org`, password: `throw away ${name}`, displayName: name };
      const reply = await this.send('POST', '/auth/sign-up', body).catch(() => undefined);
      if (reply?.status === 201) {
        this.cookie = reply.headers['set-cookie'][0].split(';')[0];
        this.personId = reply.body.id;
        return this;
      }
      if (attempt === 20) throw new Error(`Sign-up fails: ${reply?.status} ${JSON.stringify(reply?.body)}`);
      await sleep(250);
    }
  }
}
