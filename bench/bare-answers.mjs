// The limit of answer saves: Fastify and pg, with the product's very statements in the same transaction, and nothing
// else: no validation, no sign-in, no framework. The caller says who it is.
import fastify from 'fastify';
import pg from 'pg';
import { built } from './world.mjs';

const { lockForAnswer, storeDraft } = await built('libs/quiz-session/store/answers.store.js');
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const server = fastify({ logger: false });

async function save(request) {
  const { id: sessionId } = request.params;
  const position = Number(request.params.position);
  const client = await pool.connect();
  try {
    await client.query('start transaction');
    const tx = { query: async (text, values) => (await client.query(text, values)).rows };
    const place = await lockForAnswer(tx, { sessionId, position, personId: request.headers['x-person'] });
    const draft = { ...request.body, sessionId, position, receivedAt: place.now };
    await storeDraft(tx, draft, request.body.timeSpentMs);
    await client.query('commit');
    const remainingMs = place.deadlineAt - place.now;
    return { revision: draft.revision, acceptedAt: place.now, serverNow: place.now, remainingMs };
  } finally {
    client.release();
  }
}

server.route({ method: 'PUT', url: '/api/v1/quiz-sessions/:id/items/:position/answer', handler: save });

process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
await server.listen({ host: '127.0.0.1', port: 0 });
process.send({ type: 'ready', port: server.server.address().port });
