import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Visitor } from './person.mjs';

/** The admin, who may do all that an instructor may; by the API alone. */
export async function instructor(world) {
  const teacher = await Visitor.at(world);
  await teacher.api('POST', '/auth/sign-in', world.admin);
  return teacher;
}

/** A section of questions that are answered by typing. */
export const typedSection = (title, count, clocks = {}) => ({
  title,
  rules: [{ topics: allTopics, kinds: ['short-text'], count }],
  ...clocks,
});
const allTopics = [];

/** Publishes an interview by this plan and gives its id. Rules without topics draw from all of them. */
export async function publish(teacher, plan) {
  const { tracks } = await teacher.api('GET', '/topics');
  const topics = tracks.flatMap((track) => track.topics.map(({ slug }) => slug));
  const sections = plan.sections.map(({ rules, ...section }) => ({
    ...section,
    rules: rules.map((rule) => (rule.topics === allTopics ? { ...rule, topics } : rule)),
  }));
  const slug = `made-for-a-test-${randomUUID()}`;
  const content = { slug, title: 'Made for a test', description: 'Nobody else sits it.', plan: { ...plan, sections } };
  const { id } = await teacher.api('POST', '/admin/templates', content);
  await teacher.api('PATCH', `/admin/templates/${id}`, { state: 'published' });
  return id;
}

/** Starts a sitting of it by the API and opens its page. */
export async function sit(robin, templateId) {
  const mock = await robin.api('POST', '/quiz-sessions', { templateId });
  await robin.page.goto(`/mocks/${mock.id}`);
  return mock;
}

/** Signs up a candidate, publishes an interview for them and opens it. */
export async function sitPlan(world, plan) {
  const teacher = await instructor(world);
  const robin = await Visitor.at(world);
  await robin.signUp();
  const mock = await sit(robin, await publish(teacher, plan));
  return { teacher, robin, page: robin.page, mock };
}

export const sittingOf = (robin, { id }) => robin.api('GET', `/quiz-sessions/${id}`);

/** Seconds that a clock of the page shows. */
export async function shownSeconds(page, name = 'Time left') {
  const parts = (await page.getByRole('timer', { name, exact: true }).innerText()).split(':').map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}

/** The page's clock is the server's, to the second. */
export async function assertClock(robin, mock, when, page = robin.page) {
  // A page shows its clock anew four times a second.
  await page.waitForTimeout(300);
  const asked = performance.now();
  const { remainingMs } = await sittingOf(robin, mock);
  const read = (asked + performance.now()) / 2;
  const shown = await shownSeconds(page);
  const expected = Math.ceil((remainingMs - (performance.now() - read)) / 1_000);
  assert.ok(Math.abs(shown - expected) <= 1, `${when}: the page shows ${shown} s, the server has ${expected} s`);
}
