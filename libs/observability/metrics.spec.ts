import { Metrics } from './metrics.js';

describe('the metrics', () => {
  it('has the figures of requests, jobs, queue and process', async () => {
    const metrics = new Metrics();
    metrics.httpRequests.observe({ method: 'GET', route: '/api/v1/me', status: '200' }, 0.004);
    metrics.countJob('review.grade', 'done', 0.02);
    metrics.watchQueue(async () => ({
      outboxPending: 3,
      outboxOldestSeconds: 1.5,
      outboxDead: 1,
      jobs: { waiting: 2, active: 1 },
    }));
    const text = await metrics.text();
    for (const line of [
      'rehearse_http_requests_seconds_count{method="GET",route="/api/v1/me",status="200"} 1',
      'rehearse_job_outcomes_total{name="review.grade",outcome="done"} 1',
      'rehearse_job_seconds_bucket{le="0.025",name="review.grade",outcome="done"} 1',
      'rehearse_queue_jobs{state="waiting"} 2',
      'rehearse_outbox_pending 3',
      'rehearse_outbox_oldest_seconds 1.5',
      'rehearse_outbox_dead 1',
      'rehearse_outbox_readable 1',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('still answers where the queue can’t be read', async () => {
    const metrics = new Metrics();
    metrics.watchQueue(() => Promise.reject(new Error('away')));
    expect(await metrics.text()).toContain('rehearse_outbox_readable 0\n');
  });
});
