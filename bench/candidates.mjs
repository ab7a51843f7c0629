// People, their sittings and valid responses, made through the API as a browser would.
import { agentOf, send } from './load.mjs';

/** Responses that need no judgement, each right by the question's key. */
const rightResponse = {
  'single-choice': ({ key }) => ({ choice: key }),
  'multiple-choice': ({ key }) => ({ choices: key }),
  numeric: ({ key }) => ({ number: key.value ?? key.min }),
  'short-text': ({ key }) => ({ text: key.accepted[0] }),
  ordering: ({ key }) => ({ order: key }),
  matching: ({ key }) => ({ pairs: key }),
};

/** Published questions with a right response each. */
export async function answerable(world, database) {
  const rows = await world.query(
    database,
    `select q.id as "questionId", v.id as "versionId", v.content from questions q
       join question_versions v on v.question_id = q.id and v.number = q.published_number order by q.slug`,
  );
  return rows
    .filter(({ content }) => rightResponse[content.kind])
    .map(({ content, ...ids }) => ({ ...ids, response: rightResponse[content.kind](content) }));
}

/** Signs up `count` people at a running API, numbered from `first`. */
export async function signUpPeople(port, count, first = 1) {
  const { agent, base, headers } = connect(port);
  const people = [];
  for (let number = first; number < first + count; number += 1) {
    const body = {
      email: `candidate-${number}@example.org`,
      password: 'bench candidate 42',
      displayName: `C ${number}`,
    };
    const reply = await send(agent, base, { method: 'POST', path: '/api/v1/auth/sign-up', headers, body });
    const cookie = reply.headers['set-cookie'][0].split(';')[0];
    people.push({ id: reply.body.id, cookie });
  }
  agent.destroy();
  return people;
}

/** Starts one sitting for each person: `{id, person, items: [{position, questionId}]}`. */
export async function startSittings(port, people, { topics, count }) {
  const { agent, base, headers: common } = connect(port);
  const sittings = [];
  for (const person of people) {
    const headers = { ...common, cookie: person.cookie };
    const body = { topics, kinds: Object.keys(rightResponse), count, minutes: 240 };
    const started = await send(agent, base, { method: 'POST', path: '/api/v1/quiz-sessions', headers, body });
    const path = `/api/v1/quiz-sessions/${started.body.id}`;
    const { items } = (await send(agent, base, { path, headers })).body;
    const placed = items.map(({ position, question }) => ({ position, questionId: question.id }));
    sittings.push({ id: started.body.id, person, items: placed });
  }
  agent.destroy();
  return sittings;
}

export function connect(port, connections = 1) {
  const base = { hostname: '127.0.0.1', port };
  return { agent: agentOf(connections), base, headers: { origin: `http://127.0.0.1:${port}` } };
}
