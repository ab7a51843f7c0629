import type { Actor } from '@app/kernel/actor.js';
import {
  feedbackMoments,
  feedbackParts,
  type FeedbackMoment,
  type FeedbackPart,
} from '@app/interview-template/domain/plan.js';
import { House } from '@app/testing/house.js';
import { openContent } from '@app/testing/open-questions.js';

/** Each stands in every field of its part, and nowhere else. */
const keyCanary = 'canary-key-5d1';
const explanationCanary = 'canary-why-9b2';
/** Everybody's time on the first question. */
const medianMs = 77_777;
const hour = 3_600_000;

const common = {
  explanation: `Because ${explanationCanary}.`,
  estimatedSeconds: 60,
  references: [{ title: explanationCanary, url: 'https://example.org' }],
};
const text = { kind: 'short-text', prompt: 'What is it?', key: { accepted: [keyCanary] }, ...common };
const open = {
  ...openContent('self'),
  ...common,
  modelAnswer: keyCanary,
  rubric: [{ id: keyCanary, text: keyCanary, points: 1 }],
};
const sql = {
  kind: 'sql',
  prompt: 'Name everybody.',
  ...common,
  schema: 'create table people (name text)',
  seed: `insert into people values ('canary-key' || '-5d1')`,
  expected: { columns: ['name'], rows: [[keyCanary]] },
  hiddenCases: [],
  solution: 'select name from people',
  wrongSolutions: [{ sql: `select 'nobody' as name`, verdict: 'WA' }],
};

jest.setTimeout(120_000);
let house: House;
let author: Actor;
const slugs: Record<'text' | 'open' | 'sql', string> = {} as never;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  for (const [name, content] of Object.entries({ text, open, sql })) {
    slugs[name as 'text'] = (await house.question(author, { content, topics: ['trees'] })).slug;
  }
  for (let person = 0; person < 5; person += 1) {
    const { actor, id } = await start({}, ['text']);
    await house.finishSession.run(actor, id);
    await house.work();
  }
});
afterAll(() => house.close());

const never = Object.fromEntries(feedbackParts.map((part) => [part, 'never'])) as Record<FeedbackPart, FeedbackMoment>;

/** A new candidate's sitting with these questions, the first one answered (wrong) and the second said something of. */
async function start(feedback: Partial<Record<FeedbackPart, FeedbackMoment>>, names: (keyof typeof slugs)[]) {
  const actor = await house.person();
  const questions = names.map((name) => slugs[name]);
  const sections = [{ title: 'All', rules: [{ questions }], shuffled: false }];
  const templateId = await house.template(author, { sections, feedback: { ...never, ...feedback, laterHours: 24 } });
  const { id } = await house.startSession.run(actor, { templateId });
  await house.passTime(id, 3 * 60_000);
  const responses = { text: { text: 'something else' }, open: { text: 'I would…' }, sql: { sql: 'select 1 as name' } };
  for (const [index, name] of names.entries()) {
    const position = index + 1;
    const answer = { sessionId: id, position, revision: 1, response: responses[name] };
    await house.saveAnswer.run(actor, { ...answer, timeSpentMs: medianMs });
  }
  return { actor, id };
}

/** Which parts of the feedback a reply holds anything of. */
function partsIn(reply: object): FeedbackPart[] {
  const json = JSON.stringify(reply);
  const signs: Record<FeedbackPart, boolean> = {
    score: /"verdict":"(correct|partial|incorrect|skipped)"|"score":[\d.]+|"reasons":\[[^\]]*"incorrect"/.test(json),
    key: json.includes(keyCanary) || json.includes('"correctAnswer"') || json.includes('"selfCriteria":['),
    explanation: json.includes(explanationCanary) || json.includes('"explanation":"'),
    median: json.includes(`"medianMs":${medianMs}`),
  };
  return feedbackParts.filter((part) => signs[part]);
}

const all = feedbackParts.flatMap((part) => feedbackMoments.map((moment) => [part, moment] as const));

it.each(all)('%s %s: nothing of it before, nothing else ever', async (part, moment) => {
  const { actor, id } = await start({ [part]: moment }, ['text', 'open']);
  const sitting = () => house.getSession.run(actor, id);
  const debrief = async () => {
    const found = await house.getDebrief.run(actor, id);
    if (found.state !== 'graded') throw new Error(found.state);
    return found;
  };
  const withoutPlan = async () => ({ ...(await sitting()), tells: undefined, feedback: undefined });
  const told = (moments: FeedbackMoment[]) => (moments.includes(moment) ? [part] : []);

  expect(partsIn(await withoutPlan())).toEqual([]);
  await house.finishItem.run(actor, { sessionId: id, position: 1 });
  await house.work();
  expect(partsIn(await withoutPlan())).toEqual(told(['after-each']));

  await house.finishSession.run(actor, id);
  await house.work();
  const atEnd = told(['after-each', 'at-end']);
  expect(partsIn(await debrief())).toEqual(atEnd);
  const { told: telling, finishedAt } = await debrief();
  const from = {
    'after-each': finishedAt,
    'at-end': finishedAt,
    later: new Date(finishedAt.getTime() + 24 * hour),
    never: null,
  };
  expect(telling).toEqual(
    Object.fromEntries(
      feedbackParts.map((one) => [
        one,
        one === part ? { now: atEnd.length > 0, from: from[moment] } : { now: false, from: null },
      ]),
    ),
  );
  expect(partsIn(await withoutPlan()).filter((one) => one !== 'score')).toEqual([]);

  await house.passTime(id, 24 * hour);
  expect(partsIn(await debrief())).toEqual(told(['after-each', 'at-end', 'later']));
});

it('shows what a program should have given only with the key', async () => {
  const { actor, id } = await start({ score: 'after-each', key: 'later' }, ['sql', 'text']);
  await house.finishItem.run(actor, { sessionId: id, position: 1 });
  await house.work();
  const sitting = await house.getSession.run(actor, id);
  expect(sitting.items[0]?.feedback).toMatchObject({ verdict: 'incorrect', judge: { verdict: 'WA' } });
  expect(JSON.stringify(sitting)).not.toContain(keyCanary);
  await house.finishSession.run(actor, id);
  await house.work();
  const debrief = async () => house.getDebrief.run(actor, id);
  expect(await debrief()).toMatchObject({ score: 0, items: [{ judge: { cases: [{ verdict: 'WA' }] } }, {}] });
  expect(JSON.stringify(await debrief())).not.toContain(keyCanary);
  await house.passTime(id, 24 * hour);
  expect(await debrief()).toMatchObject({ items: [{ judge: { cases: [{ expected: sql.expected }] } }, {}] });
});

describe('what was missed', () => {
  it('can be sat again once its answers are told, and not where it is not told what it was', async () => {
    const later = await start({ score: 'at-end', key: 'later' }, ['text']);
    await house.finishSession.run(later.actor, later.id);
    await house.work();
    const debrief = () => house.getDebrief.run(later.actor, later.id);
    const again = () => house.startSession.run(later.actor, { resitOf: later.id });
    const { finishedAt } = (await debrief()) as { finishedAt: Date };
    const from = new Date(finishedAt.getTime() + 24 * hour);
    expect(await debrief()).toMatchObject({ resit: { possible: false, count: 1, from } });
    await expect(again()).rejects.toMatchObject({ code: 'question.being-asked' });
    await house.passTime(later.id, 24 * hour);
    expect(await debrief()).toMatchObject({ resit: { possible: true, count: 1, from: null } });
    expect(await again()).toMatchObject({ id: expect.any(String) });

    const untold = await start({ key: 'at-end' }, ['text']);
    await house.finishSession.run(untold.actor, untold.id);
    await house.work();
    expect(await house.getDebrief.run(untold.actor, untold.id)).toMatchObject({
      resit: { possible: false, count: null },
    });
    await expect(house.startSession.run(untold.actor, { resitOf: untold.id })).rejects.toMatchObject({
      code: 'session.wrong-state',
    });
  });
});

describe('questions whose answers come later', () => {
  it('are not offered in reviews, nor counted as due, until then', async () => {
    const { actor, id } = await start({ score: 'at-end', key: 'later' }, ['text', 'open']);
    const due = async () => {
      const { dueCount, items, nextDue } = await house.getDue.run(actor);
      return { dueCount, items: items.length, later: nextDue.reduce((sum, { count }) => sum + count, 0) };
    };
    await house.finishSession.run(actor, id);
    await house.work();
    expect(await house.count(`select count(*) from cards where person_id = $1`, [actor.personId])).toBe(2);
    // The open answer has no grade: its card is new, and new cards fall due on no day.
    expect(await due()).toEqual({ dueCount: 0, items: 0, later: 1 });
    const debrief = () => house.getDebrief.run(actor, id);
    expect(await debrief()).toMatchObject({ comingBack: { count: 2, today: 0, heldUntil: expect.any(Date) } });
    await house.passTime(id, 24 * hour);
    expect(await due()).toEqual({ dueCount: 2, items: 2, later: 0 });
    expect(await debrief()).toMatchObject({ comingBack: { count: 2, today: 2, heldUntil: null } });
    const { id: running } = await house.startSession.run(actor, { resitOf: id });
    expect(await due()).toEqual({ dueCount: 1, items: 1, later: 0 });
    await house.finishSession.run(actor, running);
    expect(await due()).toEqual({ dueCount: 1, items: 1, later: 1 });
  });
});
