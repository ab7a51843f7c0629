import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

export const password = 'a long phrase, well remembered';

/** A stranger's question who is signed in, and what a test that cuts the network provokes. */
const expected = [/status of 401/];

/**
 * A browser of its own at the product. Whatever its pages complain about (console errors, uncaught exceptions,
 * refusals by the Content-Security-Policy) is kept in `complaints`.
 */
export class Visitor {
  complaints = [];

  static async at(world, options = {}) {
    const context = await world.browser.newContext({
      baseURL: world.baseUrl,
      viewport: { width: 1280, height: 860 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      ...options,
    });
    context.setDefaultTimeout(15_000);
    const visitor = new Visitor(world, context);
    world.visitors.push(visitor);
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`Content-Security-Policy: ${violatedDirective} ${blockedURI}`),
      );
    });
    visitor.page = await visitor.newPage();
    return visitor;
  }

  constructor(world, context) {
    this.world = world;
    this.context = context;
  }

  async newPage() {
    const page = await this.context.newPage();
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.stack}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' || [...expected, ...this.tolerated].some((known) => known.test(message.text())))
        return;
      this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    return page;
  }

  /** What this test provokes itself. */
  tolerated = [];

  /** Calls the API with the visitor's own cookie. */
  async api(method, path, body) {
    const reply = await this.context.request.fetch(`/api/v1${path}`, {
      method,
      headers: { origin: this.world.baseUrl },
      ...(body === undefined ? {} : { data: body }),
    });
    assert.ok(reply.ok(), `${method} ${path}: ${reply.status()} ${await reply.text()}`);
    return reply.status() === 204 ? undefined : reply.json();
  }

  /** Signs up by the API: for tests that are about something else. */
  async signUp(displayName = 'Robin') {
    const email = `${randomUUID()}@example.org`;
    await this.api('POST', '/auth/sign-up', { email, password, displayName });
    return { email };
  }

  /** Another browser of the same person. */
  async elsewhere() {
    return Visitor.at(this.world, { storageState: { cookies: await this.context.cookies(), origins: [] } });
  }

  async signIn(email, secret) {
    await this.page.goto('/sign-in');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(secret);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('heading', { name: /^Hello/ }).waitFor();
  }

  /** Starts a sitting by the API and opens it. */
  async startMock(choice) {
    const { tracks } = await this.api('GET', '/topics');
    const topics = tracks.flatMap((track) => track.topics.map(({ slug }) => slug));
    const mock = await this.api('POST', '/quiz-sessions', { topics, minutes: 20, ...choice });
    await this.page.goto(`/mocks/${mock.id}`);
    await this.page.getByRole('heading', { name: `Question 1 of ${mock.count}` }).waitFor();
    return mock;
  }
}

/** Waits until the sitting says that everything typed has been accepted. */
export async function saved(page) {
  await page
    .getByTestId('save-state')
    .filter({ hasText: /^(Saved|All saved)/ })
    .waitFor();
}
