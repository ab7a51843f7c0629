import { hasRedis } from '@app/testing/redis-server.js';
import { cardReply } from '../../apps/api/src/messages/card.reply.js';
import { reviewReply } from '../../apps/api/src/messages/review.reply.js';
import { easyDatesReply, studySettingsReply, workloadReply } from '../../apps/api/src/messages/study-settings.reply.js';
import { questionPageReply } from '../../apps/api/src/messages/question.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];
const dayMs = 86_400_000;

describe.each(backends)('over %s', (backend) => {
  let product: Product;
  let candidate: Browser;
  beforeAll(async () => {
    product = await startProduct(backend);
    candidate = await new Browser(product.base).signUp();
  });
  afterAll(() => product.stop());

  const show = () => candidate.read(studySettingsReply, 200, 'GET', '/me/study-settings');
  const change = (body: object) => candidate.read(studySettingsReply, 200, 'PATCH', '/me/study-settings', body);
  const faults = async (method: string, path: string, body: object) => {
    const { status, body: problem } = await candidate.call(method, path, body);
    const { code, errors } = problem as { code: string; errors: { pointer: string }[] };
    expect([status, code]).toEqual([422, 'request.invalid']);
    return [...new Set(errors.map(({ pointer }) => pointer))];
  };

  it('shows, changes and resets how a candidate studies, in one with the account', async () => {
    const before = await show();
    expect(before).toMatchObject(before.defaults);
    const changed = await change({ desiredRetention: 0.85, timeZone: 'Asia/Tokyo', learningSteps: [5], fuzz: false });
    expect(changed).toMatchObject({ desiredRetention: 0.85, learningSteps: [5], newPerDay: before.newPerDay });
    expect((await candidate.call('GET', '/me')).body).toMatchObject({ desiredRetention: 0.85, timeZone: 'Asia/Tokyo' });
    await candidate.call('PATCH', '/me', { rolloverHour: 1 });
    expect(await show()).toEqual({ ...changed, rolloverHour: 1 });
    const reset = await candidate.read(studySettingsReply, 200, 'DELETE', '/me/study-settings');
    expect(reset).toMatchObject({ ...reset.defaults, timeZone: 'Asia/Tokyo' });
  });

  it('names each fault at its place, whichever rule finds it', async () => {
    expect(
      await faults('PATCH', '/me/study-settings', {
        desiredRetention: 0.99,
        learningSteps: [0],
        easyWeekdays: [100],
        leechAction: 'delete',
        newPerDay: null,
        cards: 1,
      }),
    ).toEqual(
      expect.arrayContaining([
        '/desiredRetention',
        '/learningSteps',
        '/easyWeekdays',
        '/leechAction',
        '/newPerDay',
        '/cards',
      ]),
    );
    expect(await faults('PATCH', '/me/study-settings', { timeZone: 'Mars', easyWeekdays: Array(7).fill(0) })).toEqual([
      '/timeZone',
      '/easyWeekdays',
    ]);
    expect(
      await faults('POST', '/me/easy-dates', { fromOn: '2026-02-31', untilOn: '2026-03-01', loadPercent: 0 }),
    ).toEqual(['/fromOn']);
  });

  it('says what each retention would cost', async () => {
    const { points } = await candidate.read(workloadReply, 200, 'GET', '/me/study-settings/workload');
    expect(points.map(({ desiredRetention }) => desiredRetention)).toEqual([0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97]);
    expect(points[6]!.minutesPerDay).toBeGreaterThan(points[0]!.minutesPerDay);
  });

  it('plans a vacation around the cards that would be due in it, and takes it back', async () => {
    const { items } = await candidate.read(questionPageReply, 200, 'GET', '/questions?kind=single-choice&limit=1');
    await change({ learningSteps: [], loadBalance: false, timeZone: 'UTC', rolloverHour: 0 });
    const { id } = (
      await candidate.call('POST', '/reviews', {
        questionId: items[0]!.id,
        submissionId: crypto.randomUUID(),
        response: null,
        elapsedMs: 5_000,
      })
    ).body as { id: string };
    const { card } = await candidate.read(reviewReply, 200, 'GET', `/reviews/${id}?waitMs=20000`);
    expect(card.state).toBe('review');
    const untilOn = new Date(Date.parse(card.dueAt) + dayMs).toISOString().slice(0, 10);
    const { todayOn: fromOn } = await show();
    const trip = await candidate.read(easyDatesReply, 201, 'POST', '/me/easy-dates', {
      fromOn,
      untilOn,
      loadPercent: 0,
      note: 'Home',
    });
    expect(trip).toMatchObject({ dueCards: 1, movedCards: 0 });
    const cardNow = () => candidate.read(cardReply.loose(), 200, 'GET', `/cards/${card.id}`);
    for (let time = 0; time < 2; time += 1) {
      const moved = await candidate.read(easyDatesReply, 200, 'POST', `/me/easy-dates/${trip.id}/apply`);
      expect(moved).toMatchObject({ dueCards: 0, movedCards: 1 });
      expect((await cardNow()).dueAt.slice(0, 10) > untilOn).toBe(true);
    }
    const back = await candidate.read(easyDatesReply, 200, 'POST', `/me/easy-dates/${trip.id}/undo`);
    expect(back).toEqual(trip);
    expect((await cardNow()).dueAt).toBe(card.dueAt);
    expect((await candidate.call('DELETE', `/me/easy-dates/${trip.id}`)).status).toBe(204);
    expect((await candidate.call('DELETE', `/me/easy-dates/${trip.id}`)).status).toBe(404);
    expect((await show()).easyDates).toEqual([]);
  });
});
