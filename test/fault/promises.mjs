import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { invariants } from './invariants.mjs';

/**
 * Holds the database against what the clients were told and against the rules of its own tables.
 * @returns name → how many break it
 */
export async function countBroken({ client, history, dist }) {
  const broken = {};
  for (const [name, text] of Object.entries(invariants)) {
    const { rows } = await client.query(`select count(*)::int as n from (${text}) as broken`);
    broken[name] = rows[0].n;
  }
  Object.assign(broken, await lostAnswers(client, history), await lostReviews(client, history));
  Object.assign(broken, await lostSittings(client, history), await wrongFolds(client, dist));
  Object.assign(broken, await wrongDeadlines(client, dist));
  broken['no 5xx but 503 was seen'] = history.serverErrors.length;
  broken['no reply was one that no fault explains'] = history.oddReplies.length;
  broken['every request was answered in the end'] = history.unanswered.length;
  return broken;
}

async function lostAnswers(client, { answers }) {
  const { rows } = await client.query('select session_id, position, revision, response from answer_drafts');
  const stored = new Map(rows.map((row) => [`${row.session_id}/${row.position}/${row.revision}`, row]));
  const top = new Map();
  for (const { session_id: id, position, revision } of rows) {
    const key = `${id}/${position}`;
    top.set(key, Math.max(top.get(key) ?? 0, revision));
  }
  const at = ({ sessionId, position }) => `${sessionId}/${position}`;
  const changed = ({ revision, response, ...place }) =>
    !isDeepStrictEqual(stored.get(`${at(place)}/${revision}`)?.response, response);
  return {
    'no acknowledged answer is lost': answers.filter((ack) => (top.get(at(ack)) ?? 0) < ack.revision).length,
    'every acknowledged answer is stored as it was given': answers.filter(changed).length,
  };
}

async function lostReviews(client, { reviews, undos }) {
  const { rows } = await client.query(
    `select r.*, c.question_id from reviews r join cards c on c.id = r.card_id where submission_id is not null`,
  );
  const stored = new Map();
  for (const row of rows) stored.set(row.submission_id, [...(stored.get(row.submission_id) ?? []), row]);
  const undone = new Set(undos.map(({ id }) => id));
  const found = reviews.map((ack) => ({ ack, copies: stored.get(ack.submissionId) ?? [] }));
  const isAsGiven = ({ ack, copies: [row] }) =>
    row.id === ack.id &&
    row.person_id === ack.personId &&
    row.question_id === ack.questionId &&
    isDeepStrictEqual(row.response, ack.response);
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  return {
    'every acknowledged review is stored once': found.filter(({ copies }) => copies.length !== 1).length,
    'every acknowledged review is stored as it was given': found.filter((pair) => pair.copies[0] && !isAsGiven(pair))
      .length,
    'every acknowledged review is graded': found.filter(
      ({ copies: [row] }) => row && row.state !== 'graded' && !(row.state === 'undone' && undone.has(row.id)),
    ).length,
    'every acknowledged undoing holds': [...undone].filter((id) => states.get(id) !== 'undone').length,
  };
}

async function lostSittings(client, { starts, finishes, flags }) {
  const { rows } = await client.query('select id, state, finish_cause from quiz_sessions');
  const sittings = new Map(rows.map((row) => [row.id, row]));
  const marks = await client.query('select session_id, position from session_items where flagged');
  const flagged = new Set(marks.rows.map((row) => `${row.session_id}/${row.position}`));
  return {
    'every acknowledged start is a sitting': starts.filter(({ sessionId }) => !sittings.has(sessionId)).length,
    'every acknowledged end holds': finishes.filter(({ sessionId }) => !sittings.get(sessionId)?.finish_cause).length,
    'every acknowledged flag holds': flags.filter((ack) => !flagged.has(`${ack.sessionId}/${ack.position}`)).length,
  };
}

/** Folds each ledger anew, up to the end of its sitting. */
async function wrongDeadlines(client, dist) {
  const module = path.join(dist, 'libs/quiz-session/domain/ledger.js');
  const { deadlineOf } = await import(pathToFileURL(module).href);
  const { rows } = await client.query(
    `select s.id, s.limit_ms as "limitMs", s.deadline_at as "deadlineAt", s.paused_until as "pausedUntil",
            json_agg(json_build_object('kind', g.kind, 'at', g.at, 'amountMs', g.amount_ms) order by g.number) as entries
       from quiz_sessions s join session_segments g on g.session_id = s.id group by s.id`,
  );
  const wrong = rows.filter(({ limitMs, deadlineAt, pausedUntil, entries }) => {
    const segments = entries.map(({ at, ...entry }) => ({ ...entry, at: new Date(at) }));
    if (pausedUntil) segments.push({ kind: 'resumed', at: pausedUntil });
    const folded = deadlineOf(segments, limitMs);
    // Where it ended in a break there is none to compare.
    return folded !== null && Math.abs(folded - deadlineAt) > 2;
  });
  return { 'a deadline is what its ledger says': wrong.length };
}

/** The product's own check, over all cards. */
async function wrongFolds(client, dist) {
  const load = (file) => import(pathToFileURL(path.join(dist, file)).href);
  const { makeDataSource } = await load('libs/database/data-source.js');
  const { Transactions } = await load('libs/database/tx.js');
  const { CheckCards } = await load('libs/review-scheduling/check/check-cards.js');
  const { schema } = await load('db/schema.js');
  const { user, password, host, port, database } = client;
  const url = `postgres://${user}:${encodeURIComponent(password ?? '')}@${host}:${port}/${database}`;
  const dataSource = await makeDataSource(url, 1, schema).initialize();
  try {
    const checkCards = new CheckCards(new Transactions(dataSource));
    const wrong = [];
    for (let after; after !== null;) {
      const batch = await checkCards.run({ after });
      wrong.push(...batch.wrong);
      after = batch.next;
    }
    return { 'a card and its reviews are the fold of its reviews': wrong.length };
  } finally {
    await dataSource.destroy();
  }
}
