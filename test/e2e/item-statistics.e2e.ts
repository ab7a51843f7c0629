import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sampleContent } from '@app/testing/house.js';
import { authoredReply } from '../../apps/api/src/messages/authored.reply.js';
import { noticePageReply, unreadReply } from '../../apps/api/src/messages/notice.reply.js';
import { sittingReply } from '../../apps/api/src/messages/session.reply.js';
import {
  reportPageReply,
  reportReceiptReply,
  reviewTaskPageReply,
  reviewTaskReply,
  settledReportsReply,
  statisticsReply,
} from '../../apps/api/src/messages/statistics.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const topic = 'stakeholder-management';

describe.each<Backend>(['postgres', 'redis'])('over %s', (backend) => {
  let product: Product;
  let admin: Browser;
  let questionId: string;
  beforeAll(async () => {
    product = await startProduct(backend);
    admin = await new Browser(product.base).signInAsAdmin();
    const body = { slug: 'measured', topics: [topic], level: 'mid', content: sampleContent };
    questionId = (await admin.read(authoredReply, 201, 'POST', '/admin/questions', body)).id;
    await publish(1);
  });
  afterAll(() => product.stop());

  async function publish(version: number) {
    for (const act of ['submit', 'approve', 'publish']) {
      await admin.call('POST', `/admin/questions/${questionId}/versions/${version}/${act}`);
    }
  }

  const statistics = () => admin.read(statisticsReply, 200, 'GET', `/admin/questions/${questionId}/statistics`);
  const codeOf = async (browser: Browser, ...request: Parameters<Browser['call']>) => {
    const { status, body } = await browser.call(...request);
    return `${status} ${(body as { code?: string } | undefined)?.code}`;
  };
  const report = (changes: object = {}) => ({
    submissionId: randomUUID(),
    questionId,
    version: 1,
    kind: 'wrong-key',
    text: 'Option c is right, too.',
    ...changes,
  });

  async function sit(choices: string[]): Promise<Browser> {
    const candidate = await new Browser(product.base).signUp();
    const choice = { topics: [topic], kinds: ['multiple-choice'], levels: ['mid'], count: 1, minutes: 10 };
    const { id, items } = await candidate.read(sittingReply, 201, 'POST', '/quiz-sessions', choice);
    expect(items[0]!.question?.slug).toBe('measured');
    await candidate.call('PUT', `/quiz-sessions/${id}/items/1/answer`, { response: { choices }, revision: 1 });
    await candidate.call('POST', `/quiz-sessions/${id}/finish`);
    return candidate;
  }

  it('a graded sitting is in the figures soon after', async () => {
    await sit(['a', 'b']);
    await sit(['a', 'c']);
    let figures = await statistics();
    for (let tries = 0; figures.versions[0]!.first.answers < 2 && tries < 200; tries += 1) {
      await sleep(50);
      figures = await statistics();
    }
    expect(figures).toMatchObject({
      versions: [
        {
          number: 1,
          facility: 0.5,
          skipRate: 0,
          options: [
            { id: 'a', isKey: true, chosen: 2, share: 1 },
            { id: 'b', isKey: true, chosen: 1 },
            { id: 'c', isKey: false, chosen: 1, share: 0.5 },
            { id: 'd', chosen: 0 },
          ],
        },
      ],
      tasks: [],
    });
  });

  it('a report goes from the candidate to the instructor, and its mending back, live', async () => {
    const candidate = await sit(['c']);
    const events = await candidate.events();
    const input = report();
    const first = await candidate.read(reportReceiptReply, 201, 'POST', '/reports', input);
    expect(await candidate.read(reportReceiptReply, 201, 'POST', '/reports', input)).toEqual(first);
    expect(await codeOf(candidate, 'POST', '/reports', { ...input, text: 'Other.' })).toBe('422 idempotency.mismatch');
    const listed = await admin.read(reportPageReply, 200, 'GET', `/admin/reports?state=open&questionId=${questionId}`);
    expect(listed).toMatchObject({
      open: 1,
      items: [{ id: first.id, version: 1, kind: 'wrong-key', slug: 'measured' }],
    });
    expect((await statistics()).versions[0]).toMatchObject({ reports: 1, openReports: 1 });

    const settle = { ids: [first.id], outcome: 'mended', answer: 'Thank you: c is right now.' };
    expect(await codeOf(admin, 'POST', '/admin/reports/settle', settle)).toBe('409 question.not-mended');
    const draft = { content: { ...sampleContent, prompt: 'Which of these are right now?' } };
    await admin.call('PUT', `/admin/questions/${questionId}/draft`, draft);
    await publish(2);
    expect(await admin.read(settledReportsReply, 200, 'POST', '/admin/reports/settle', settle)).toEqual({ settled: 1 });
    expect(await codeOf(admin, 'POST', '/admin/reports/settle', settle)).toBe('409 report.settled');

    for (let tries = 0; !events.seen.includes('notice.given') && tries < 200; tries += 1) await sleep(50);
    expect(events.seen).toContain('notice.given');
    events.stop();
    const { items, unread } = await candidate.read(noticePageReply, 200, 'GET', '/me/notices');
    expect([unread, items]).toMatchObject([
      1,
      [{ kind: 'report.mended', subjectId: first.id, details: { slug: 'measured', answer: settle.answer } }],
    ]);
    const read = await candidate.read(unreadReply, 200, 'POST', '/me/notices/read', { ids: [items[0]!.id] });
    expect(read).toEqual({ unread: 0 });
    expect(await admin.read(noticePageReply, 200, 'GET', '/me/notices')).toMatchObject({ items: [], unread: 0 });
  });

  it('three people who report the same open a task, which is settled once', async () => {
    const people = await Promise.all([1, 2, 3].map(() => new Browser(product.base).signUp()));
    await Promise.all(people.map((person) => person.call('POST', '/reports', report({ version: 2 }))));
    const { items, open } = await admin.read(reviewTaskPageReply, 200, 'GET', '/admin/review-tasks');
    expect([open, items]).toMatchObject([1, [{ questionId, version: 2, alarm: 'reported', state: 'open' }]]);
    const place = `/admin/review-tasks/${items[0]!.id}/settle`;
    expect(await codeOf(admin, 'POST', place, { outcome: 'mended', reason: '' })).toBe('409 question.not-mended');
    const dismissal = { outcome: 'dismissed', reason: 'They misread it.' };
    expect(await admin.read(reviewTaskReply, 200, 'POST', place, dismissal)).toMatchObject({
      state: 'dismissed',
      reason: dismissal.reason,
    });
    expect(await codeOf(admin, 'POST', place, dismissal)).toBe('409 task.settled');
    expect((await statistics()).tasks).toMatchObject([{ id: items[0]!.id, state: 'dismissed' }]);
  });

  it('lists are paged by their cursors, without a gap', async () => {
    const candidate = await new Browser(product.base).signUp();
    for (let count = 0; count < 5; count += 1) await candidate.call('POST', '/reports', report({ version: 2 }));
    const all = await admin.read(reportPageReply, 200, 'GET', `/admin/reports?limit=100`);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const page = await admin.read(reportPageReply, 200, 'GET', `/admin/reports?limit=2${query}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items.map(({ id }) => id));
    expect(paged.length).toBeGreaterThanOrEqual(9);
  });

  it('refuses what is not well-formed, not there, or not the caller’s', async () => {
    const candidate = await new Browser(product.base).signUp();
    for (const [change, refusal] of [
      [{ text: '' }, '422 request.invalid'],
      [{ text: '   ' }, '422 request.invalid'],
      [{ text: 'x'.repeat(2_001) }, '422 request.invalid'],
      [{ text: 'a\u0000b' }, '400 request.malformed'],
      [{ text: ['x'] }, '422 request.invalid'],
      [{ kind: 'rude' }, '422 request.invalid'],
      [{ version: 0 }, '422 request.invalid'],
      [{ version: 3 }, '404 resource.not-found'],
      [{ questionId: randomUUID() }, '404 resource.not-found'],
      [{ submissionId: 'x' }, '422 request.invalid'],
      [{ state: 'mended' }, '422 request.invalid'],
    ] as const) {
      expect(await codeOf(candidate, 'POST', '/reports', report(change))).toBe(refusal);
    }
    for (const [path, body] of [
      ['/admin/reports', undefined],
      ['/admin/review-tasks', undefined],
      [`/admin/questions/${questionId}/statistics`, undefined],
      ['/admin/reports/settle', { ids: [randomUUID()], outcome: 'dismissed', answer: '' }],
      [`/admin/review-tasks/${randomUUID()}/settle`, { outcome: 'dismissed', reason: '' }],
    ] as const) {
      expect(await codeOf(candidate, body ? 'POST' : 'GET', path, body)).toBe('403 actor.forbidden');
    }
    for (const path of [
      '/admin/reports?state=none',
      '/admin/reports?questionId=x',
      '/admin/reports?cursor=nonsense',
      '/admin/review-tasks?alarm=none',
      '/admin/review-tasks?cursor=e30',
      '/me/notices?cursor=nonsense',
      '/me/notices?limit=0',
    ]) {
      expect(await codeOf(admin, 'GET', path)).toBe('422 request.invalid');
    }
    const settle = { ids: [randomUUID()], outcome: 'dismissed', answer: '' };
    expect(await codeOf(admin, 'POST', '/admin/reports/settle', settle)).toBe('404 resource.not-found');
    for (const ids of [[], ['x'], Array.from({ length: 101 }, () => randomUUID())]) {
      expect(await codeOf(admin, 'POST', '/admin/reports/settle', { ...settle, ids })).toBe('422 request.invalid');
    }
    expect(await codeOf(admin, 'GET', `/admin/questions/${randomUUID()}/statistics`)).toBe('404 resource.not-found');
    expect(
      await codeOf(admin, 'POST', `/admin/review-tasks/${randomUUID()}/settle`, { outcome: 'dismissed', reason: '' }),
    ).toBe('404 resource.not-found');
    expect(await codeOf(new Browser(product.base), 'GET', '/me/notices')).toBe('401 actor.unauthenticated');
  });
});
