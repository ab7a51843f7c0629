import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { answerTo, ratingFor } from './responses.mjs';
import { Sitting } from './sitting.mjs';

/** All published questions, by pages. */
export async function readBank(client) {
  const questions = [];
  for (let cursor = ''; cursor !== null;) {
    const { body } = await client.send(
      'GET',
      `/questions?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    questions.push(...body.items);
    cursor = body.nextCursor;
  }
  return questions;
}

/** Candidates that practise until they are told to stop. */
export class Crowd {
  patience = { until: Infinity };
  #stopping = false;
  #work = [];

  /** `options`: `stack`, `history`, `random`. */
  constructor(options) {
    this.options = options;
  }

  /**
   * `busy` do everything without a pause, `leavers` leave a sitting alone, `latecomers` save until they are refused;
   * `reviewers` review one card after the other, `sitters` sit one mock after the other.
   */
  async enter({ busy = 0, leavers = 0, latecomers = 0, reviewers = 0, sitters = 0 }) {
    const people = await this.#signUp(busy + leavers + latecomers + reviewers + sitters);
    this.bank = await readBank(people[0]);
    this.topics = topicsOf(this.bank);
    const roles = [
      [busy, (client) => this.#practise(client)],
      [leavers, (client) => this.#leave(client)],
      [latecomers, (client) => this.#stayTooLong(client)],
      [reviewers, (client) => this.#reviewEach(client)],
      [sitters, (client) => this.#sit(client)],
    ];
    for (const [count, act] of roles) {
      for (const client of people.splice(0, count)) this.#work.push(act(client).finally(() => client.close()));
    }
  }

  /** Lets everybody end what they are at, with at most `limitMs` more of patience. */
  async leave(limitMs) {
    this.#stopping = true;
    this.patience.until = performance.now() + limitMs;
    await Promise.all(this.#work);
  }

  #signUp(count) {
    const { stack, history, random } = this.options;
    const newcomer = () => {
      const client = new Client({ ports: stack.ports, history, random: random.fork(), patience: this.patience });
      return client.signUp(`candidate-${randomUUID()}`);
    };
    return Promise.all(Array.from({ length: count }, newcomer));
  }

  async #practise(client) {
    const { random } = client;
    const favourites = random.shuffled(this.bank).slice(0, 4);
    const rest = random.shuffled(this.bank);
    while (!this.#stopping) {
      if (random.chance(0.45)) await this.#mock(client);
      for (let i = random.int(2, 6); i > 0 && !this.#stopping; i -= 1) {
        if (rest.length === 0) rest.push(...random.shuffled(this.bank));
        await this.#review(client, random.chance(0.35) ? random.pick(favourites) : rest.pop());
      }
    }
  }

  async #mock(client) {
    const { random } = client;
    const sitting = await this.#start(client, 30);
    if (!sitting) return;
    for (let i = random.int(3, 10); i > 0 && !this.#stopping; i -= 1) {
      await sitting.save();
      if (random.chance(0.15)) await sitting.flag();
      if (random.chance(0.06)) await sitting.takeBreak();
    }
    await sitting.finish();
    if (random.chance(0.3)) await sitting.result(random.int(0, 4_000));
  }

  /** Its browser is gone: only the deadline ends it. */
  async #leave(client) {
    const sitting = await this.#start(client, 1);
    if (!sitting) return;
    for (let i = client.random.int(2, 6); i > 0; i -= 1) await sitting.save();
  }

  async #stayTooLong(client) {
    const sitting = await this.#start(client, 1);
    while (sitting && (await sitting.save()) && performance.now() < this.patience.until)
      await sleep(client.random.int(50, 500));
  }

  #start(client, minutes) {
    const { random } = client;
    const topics = random.shuffled(this.topics).slice(0, random.int(2, 4));
    return Sitting.start(client, { topics, count: random.int(2, 5), minutes });
  }

  /** All questions in turn, so slowly that none comes back before it is graded, by rights. */
  async #reviewEach(client) {
    for (let rest = []; !this.#stopping; await sleep(client.random.int(50, 250))) {
      if (rest.length === 0) rest = client.random.shuffled(this.bank);
      await this.#submit(client, rest.pop());
    }
  }

  async #sit(client) {
    while (!this.#stopping) await this.#mock(client);
  }

  /** One practice review, sent one to four times; sometimes a second one of the same card at the same moment. */
  async #review(client, question) {
    const { random } = client;
    const submissions = [this.#submit(client, question)];
    if (random.chance(0.15)) submissions.push(this.#submit(client, question));
    const [id] = await Promise.all(submissions);
    if (!id) return;
    if (random.chance(0.15)) await client.insist('GET', `/reviews/${id}?waitMs=${random.int(0, 3_000)}`);
    if (random.chance(0.08)) await this.#undo(client, id);
  }

  async #submit(client, question) {
    const { random, history, personId } = client;
    const submissionId = randomUUID();
    const response = answerTo(question.content, random);
    const elapsedMs = random.int(0, 120_000);
    const body = { questionId: question.id, submissionId, response, elapsedMs, ...ratingFor(question.content, random) };
    const replies = await client.insistTimes(random.chance(0.5) ? random.int(2, 4) : 1, 'POST', '/reviews', body);
    const ids = new Set(replies.flatMap(({ ok }) => (ok ? [ok.id] : [])));
    if (ids.size > 1) history.odd('one submission made several reviews');
    const [id] = ids;
    if (id) history.acknowledge('reviews', { submissionId, id, personId, questionId: question.id, response });
    return id;
  }

  async #undo(client, id) {
    const { random, history } = client;
    const replies = await client.insistTimes(random.int(1, 2), 'POST', `/reviews/${id}/undo`);
    if (replies.some(({ ok }) => ok)) history.acknowledge('undos', { id });
  }
}

/** Topics with enough questions that two of them fill any sitting. */
function topicsOf(bank) {
  const counts = new Map();
  for (const { topics } of bank) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= 5).map(([topic]) => topic);
}
