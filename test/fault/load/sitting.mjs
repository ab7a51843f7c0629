import { randomUUID } from 'node:crypto';
import { answerTo } from './responses.mjs';

const over = ['session.finished', 'session.late'];
/** A break that was asked for by a request that was given up may begin late: then drafts and flags are refused. */
const notNow = [...over, 'session.not-running'];

/** One mock interview, as its candidate's browser holds it. */
export class Sitting {
  #revisions = new Map();

  constructor(client, view) {
    this.client = client;
    this.id = view.id;
    this.items = view.items;
  }

  /** Starts one, perhaps by several requests with one key. Undefined where it could not be. */
  static async start(client, choice) {
    const { random, history } = client;
    const headers = { 'idempotency-key': randomUUID() };
    const times = random.chance(0.3) ? 2 : 1;
    const replies = await client.insistTimes(times, 'POST', '/quiz-sessions', choice, { headers });
    const started = replies.flatMap(({ ok }) => (ok ? [ok] : []));
    if (started.length === 0) return undefined;
    if (new Set(started.map(({ id }) => id)).size > 1) history.odd('one key started several sittings');
    history.acknowledge('starts', { sessionId: started[0].id });
    return new Sitting(client, started[0]);
  }

  /**
   * Saves a draft of some item: sometimes doubled, sometimes against a second tab that has the same number in mind.
   * @returns whether the sitting still takes drafts
   */
  async save() {
    const { random } = this.client;
    const item = random.pick(this.items);
    const revision = (this.#revisions.get(item.position) ?? 0) + 1;
    this.#revisions.set(item.position, revision);
    const ours = { revision, response: this.#answer(item), timeSpentMs: random.int(0, 90_000) };
    const sendings = [this.#send(item, ours, random.chance(0.25) ? random.int(2, 3) : 1)];
    if (random.chance(0.12)) sendings.push(this.#send(item, { revision, response: this.#answer(item) }, 1));
    return (await Promise.all(sendings)).every(Boolean);
  }

  /** To true only: a flag has no number, so that an early request that arrives late could undo a later one. */
  async flag() {
    const { client, id } = this;
    const { position } = client.random.pick(this.items);
    const path = `/quiz-sessions/${id}/items/${position}`;
    const reply = await client.insist('PATCH', path, { flagged: true }, { refusals: notNow });
    if (reply?.ok) client.history.acknowledge('flags', { sessionId: id, position });
  }

  /** Takes a break and goes on, each asked for once to three times; while it lasts no draft is taken. */
  async takeBreak() {
    const { client, id } = this;
    const { random, history } = client;
    const ask = (act, refusals) =>
      client.insistTimes(random.int(1, 3), 'POST', `/quiz-sessions/${id}/${act}`, undefined, { refusals });
    const paused = await ask('pause', [...over, 'session.no-break-left', 'session.wrong-state']);
    if (!paused.some(({ ok }) => ok)) return;
    history.acknowledge('breaks', { sessionId: id });
    const resumed = await ask('resume', [...over, 'session.not-paused', 'session.wrong-state']);
    if (!resumed.some(({ ok }) => ok?.state === 'running')) history.odd('a break did not end');
  }

  /** Ends it, two to five times at once, while the last drafts are on their way. */
  async finish() {
    const { client, id } = this;
    const { random, history } = client;
    const last = random.chance(0.5) ? [this.save(), this.save()] : [];
    const replies = await client.insistTimes(random.int(2, 5), 'POST', `/quiz-sessions/${id}/finish`);
    if (replies.some(({ ok }) => ok)) history.acknowledge('finishes', { sessionId: id });
    await Promise.all(last);
    if (random.chance(0.2) && replies.length > 0 && (await this.save())) history.odd(`a draft was taken after the end`);
  }

  /** Reads the result, waiting a little for it; a mere state where it is not there yet. */
  async result(waitMs) {
    const reply = await this.client.insist('GET', `/quiz-sessions/${this.id}/result?waitMs=${waitMs}`);
    return reply?.ok;
  }

  #answer(item) {
    return answerTo(item.question.content, this.client.random);
  }

  async #send({ position }, draft, times) {
    const { client, id } = this;
    const path = `/quiz-sessions/${id}/items/${position}/answer`;
    const replies = await client.insistTimes(times, 'PUT', path, draft, { refusals: notNow });
    for (const { ok } of replies) {
      if (!ok) continue;
      // What counts now is what was acknowledged: with a conflict, the other tab's.
      const { revision, response } = ok.conflict ? ok : draft;
      client.history.acknowledge('answers', { sessionId: id, position, revision, response });
    }
    return replies.length > 0 && !replies.some(({ refused }) => refused);
  }
}
