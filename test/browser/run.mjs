// The web app in a real browser, against the built product: one of its own on a free port, or the one at BASE_URL
// (then ADMIN_EMAIL and ADMIN_PASSWORD must be its admin's).
//   node test/browser/run.mjs [part of a test's name]
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { admin, endAll, makeFolder, Product, removeFolder } from '../../tools/product.mjs';
import { chromiumPath, launch } from './chromium.mjs';

const here = new URL('.', import.meta.url);

async function run() {
  const executable = chromiumPath();
  if (!executable) return withoutChromium();
  const tests = (await allTests()).filter(([name]) => name.includes(process.argv[2] ?? ''));
  const product = process.env.BASE_URL ? undefined : await startProduct();
  const browser = await launch(executable);
  const world = {
    browser,
    baseUrl: (product?.address ?? process.env.BASE_URL).replace(/\/$/, ''),
    admin: {
      email: process.env.ADMIN_EMAIL ?? admin.ADMIN_EMAIL,
      password: process.env.ADMIN_PASSWORD ?? admin.ADMIN_PASSWORD,
    },
  };
  const failures = [];
  for (const [name, test] of tests) {
    const failure = await outcome(test, { ...world, visitors: [] });
    if (failure) failures.push(name);
    console.log(`${failure ? 'FAIL' : 'ok  '} ${name}${failure ? `\n${failure}` : ''}`);
  }
  await browser.close();
  await product?.stop();
  console.log(`${tests.length - failures.length} passed, ${failures.length} failed`);
  process.exitCode = failures.length || tests.length === 0 ? 1 : 0;
}

async function allTests() {
  const files = readdirSync(here).filter((file) => file.endsWith('.browser.mjs'));
  const suites = await Promise.all(files.toSorted().map((file) => import(new URL(file, here))));
  return suites.flatMap(({ tests }) => Object.entries(tests));
}

/** What went wrong, if anything; that a page complained is wrong, too. */
async function outcome(test, world) {
  try {
    await test(world);
    assert.deepEqual(
      world.visitors.flatMap(({ complaints }) => complaints),
      [],
      'a page complained',
    );
    return undefined;
  } catch (error) {
    const places = world.visitors.map(({ page }) => page?.url()).join(', ');
    return `${error.stack}\n  at ${places}`;
  } finally {
    await Promise.all(world.visitors.map(({ context }) => context.close()));
  }
}

async function startProduct() {
  const folder = makeFolder();
  const product = new Product(folder, { SIGN_UPS_PER_HOUR: '0', REQUESTS_PER_MINUTE: '0' });
  const stop = async () => {
    await product.stop();
    removeFolder(folder);
  };
  return { address: await product.address(), stop };
}

function withoutChromium() {
  console.log('Chromium not found: install it (Debian: apt-get install chromium), or name it in CHROMIUM_PATH.');
  console.log(process.env.CI ? '0 passed, 1 failed' : '0 passed, 0 failed, all skipped');
  process.exitCode = process.env.CI ? 1 : 0;
}

try {
  await run();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  endAll();
}
