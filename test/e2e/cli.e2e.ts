import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasRedis } from '@app/testing/redis-server.js';
import { authoredPageReply } from '../../apps/api/src/messages/authored.reply.js';
import { questionImportReply, recordPageReply } from '../../apps/api/src/messages/question-import.reply.js';
import { rehearse, type Ended } from './command-line.js';
import { admin, Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];
/** Named, and unlike any other. */
const question = (name: string, tag = ' [tag:arrays]') =>
  `// [id:${name}]${tag}\n::${name}::Is it ${name}, ${crypto.randomUUID()}? {=yes ~no #### Because ${name}.}\n\n`;
const signIn = { REHEARSE_EMAIL: admin.email, REHEARSE_PASSWORD: admin.password };

describe.each(backends)('the command line over %s', (backend) => {
  let product: Product;
  let instructor: Browser;
  let made: Ended;
  let token: string;
  let folder: string;
  const seen: Ended[] = [];

  /** With a token, at the product. */
  const run = async (args: string[], env: Record<string, string> = {}) => {
    const ended = await rehearse(args, { REHEARSE_URL: product.base, REHEARSE_TOKEN: token, ...env });
    seen.push(ended);
    return ended;
  };
  const file = (name: string, text: string) => {
    const at = path.join(folder, name);
    writeFileSync(at, text);
    return at;
  };
  const drafts = async (name: string) => {
    const { items } = await instructor.read(authoredPageReply, 200, 'GET', '/admin/questions?state=draft&limit=100');
    return items.filter(({ prompt }) => prompt.startsWith(`Is it ${name},`));
  };

  beforeAll(async () => {
    product = await startProduct(backend);
    instructor = await new Browser(product.base).signInAsAdmin();
    folder = mkdtempSync(path.join(tmpdir(), 'rehearse-cli-'));
    const scopes = ['questions:write', 'people:write', 'me:read'];
    made = await rehearse(['tokens', 'create', '--name', 'Tests', '--scope', ...scopes, '--days', '1'], {
      REHEARSE_URL: product.base,
      ...signIn,
    });
    token = made.out.trim();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await product.stop();
  });

  it('makes a token, and brings nothing else', () => {
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^rhs_[\w-]{49}\n$/) });
    expect(made.err).not.toContain(token);
  });

  it('tells what would become of each record, and writes nothing', async () => {
    const text = `${question('dry1')}${question('dry2')}::Broken \u001b[2J::{=a ~b\n`;
    const bank = file('dry.gift', text);
    const { code, out } = await run(['questions', 'import', bank, '--dry-run']);
    expect(out.split('\n')).toEqual([
      'dry.gift (gift): 3 records',
      '  2 new',
      '  1 error',
      expect.stringMatching(/^error {11}line 7 {2}.*: \S/),
      'Nothing was written: this was a dry run.',
      '',
    ]);
    expect(out).not.toContain('\u001b');
    expect(code).toBe(1);
    expect(await drafts('dry1')).toEqual([]);
  });

  it('brings a file in, once, and says so to programs', async () => {
    const bank = file('once.gift', Array.from({ length: 12 }, (_, n) => question(`once${n}`)).join(''));
    const first = await run(['questions', 'import', bank, '--json']);
    expect(first.code).toBe(0);
    const told = JSON.parse(first.out) as { import: unknown; records: unknown };
    expect(questionImportReply.parse(told.import)).toMatchObject({
      state: 'applied',
      outcome: { added: 12, updated: 0 },
    });
    expect(recordPageReply.parse({ items: told.records, nextCursor: null }).items).toEqual([]);
    const again = await run(['questions', 'import', bank]);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('12 unchanged') });
    expect(again.out).toContain('there is nothing to write');
  });

  it('gives categories, tags and the rest the topics that it is told', async () => {
    const bank = file('bare.gift', `$CATEGORY: Loose/Ends\n\n${question('bare1', '')}`);
    const without = await run(['questions', 'import', bank]);
    expect(without).toMatchObject({ code: 1, out: expect.stringContaining('needs a topic') });
    const mapped = ['--map', 'Loose/Ends=sorting', '--map', 'Loose/End=graphs', '--level', 'senior'];
    const { code, out, err } = await run(['questions', 'import', bank, ...mapped]);
    expect({ code, out, err }).toMatchObject({ code: 0, out: expect.stringContaining('1 added, 0 updated') });
    expect(err).toContain('Nothing in the file is called "Loose/End"');
    expect(await drafts('bare1')).toMatchObject([{ topics: ['sorting'], level: 'senior' }]);
    const refused = await run(['questions', 'import', bank, '--dry-run', '--topics', 'no-such-topic']);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('/topics/0: no-such-topic is no topic') });
  });

  it('leaves out what is not in order, or writes nothing at all where it shall be strict', async () => {
    const bank = file('half.gift', `${question('half1')}::Broken::{=a ~b\n`);
    const strict = await run(['questions', 'import', bank, '--strict']);
    expect(strict).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was written') });
    expect(await drafts('half1')).toEqual([]);
    const lenient = await run(['questions', 'import', bank]);
    expect(lenient).toMatchObject({ code: 1, out: expect.stringContaining('1 added') });
    expect(await drafts('half1')).toHaveLength(1);
  });

  it('exports what fits, to a file or on, and it comes back as what it was', async () => {
    const source = file(
      'back.gift',
      Array.from({ length: 5 }, (_, n) => question(`back${n}`, ' [tag:graphs]')).join(''),
    );
    expect(await run(['questions', 'import', source])).toMatchObject({ code: 0 });
    const wanted = ['questions', 'export', '--format', 'csv', '--state', 'draft', '--topic', 'graphs', 'sorting'];
    const target = path.join(folder, 'back.csv');
    expect(await run([...wanted, '-o', target])).toMatchObject({ code: 0, out: '' });
    const on = await run(wanted);
    expect(on.out).toBe(readFileSync(target, 'utf8'));
    expect(on.out).toContain('back4');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const back = await run(['questions', 'import', target, '--dry-run', '--json']);
    const { figures } = (JSON.parse(back.out) as { import: { figures: { byVerdict: Record<string, number> } } }).import;
    expect(figures.byVerdict).toMatchObject({ new: 0, updated: 0, error: 0, unsupported: 0, conflict: 0 });
  });

  it('lists people and gives roles', async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    const account = { email, password: crypto.randomUUID(), displayName: 'Evil\u009b31m\tname' };
    await new Browser(product.base).call('POST', '/auth/sign-up', account);
    expect(await run(['people', 'role', email, 'instructor'])).toMatchObject({ code: 0 });
    const listed = await run(['people', 'list', '--query', email]);
    expect(listed.out.split('\t')).toEqual([expect.any(String), email, expect.any(String), 'instructor\n']);
    expect(listed.out).not.toMatch(/\u009b/);
    expect(await run(['people', 'list', '--json', '--query', email])).toMatchObject({
      out: expect.stringContaining(`"role":"instructor"`),
    });
    expect(await run(['people', 'role', 'nobody@example.org', 'admin'])).toMatchObject({ code: 2 });
    const oneself = await run(['people', 'role', admin.email, 'candidate']);
    expect(oneself).toMatchObject({ code: 2, err: expect.stringContaining('(person.oneself)') });
  });

  it('ends with 2 where it is used wrongly or refused', async () => {
    const bank = file('any.gift', question('any'));
    const wrong = [
      await run([]),
      await run(['question']),
      await run(['questions', 'import']),
      await run(['questions', 'import', bank, '--fast']),
      await run(['questions', 'import', bank, '--map', 'nonsense']),
      await run(['questions', 'import', path.join(folder, 'not there')]),
      await run(['questions', 'import', folder]),
      await run(['questions', 'export', '--level', 'guru']),
      await run(['questions', 'export', '-o', path.join(folder, 'no', 'such', 'folder')]),
      await run(['questions', 'export'], { REHEARSE_URL: 'ftp://example.org' }),
      await run(['questions', 'export'], { REHEARSE_TOKEN: '' }),
      await run(['questions', 'export'], { REHEARSE_TOKEN: 'not a token' }),
      await run(['questions', 'export'], { REHEARSE_TOKEN: `${token.slice(0, -1)}~` }),
      await run(['tokens', 'list'], { ...signIn, REHEARSE_PASSWORD: 'not the password' }),
      await run(['tokens', 'list'], { REHEARSE_EMAIL: admin.email }),
      await run(['tokens', 'create', '--name', 'x', '--scope', 'everything'], signIn),
    ];
    expect(wrong.map(({ code }) => code)).toEqual(wrong.map(() => 2));
    for (const { err } of wrong) expect(err).not.toMatch(/\bat .*:\d+:\d+/);
    expect(wrong.every(({ err }) => err.trim() !== '')).toBe(true);
    expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes') });
  });

  it('is told which scope it lacks', async () => {
    const narrow = await rehearse(['tokens', 'create', '--name', 'Narrow', '--scope', 'questions:read'], {
      REHEARSE_URL: product.base,
      ...signIn,
    });
    const bank = file('narrow.gift', question('narrow'));
    const tokenFile = file('token', narrow.out);
    const refused = await run(['--token-file', tokenFile, 'questions', 'import', bank], { REHEARSE_TOKEN: '' });
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('questions:write') });
  });

  it('lists and revokes tokens, and what is revoked is refused', async () => {
    const short = await run(['tokens', 'create', '--name', 'Short', '--scope', 'questions:read'], signIn);
    const brief = short.out.trim();
    const [id] = /[\da-f-]{36}/.exec(short.err)!;
    const listed = await run(['tokens', 'list'], signIn);
    expect(listed.out).toMatch(new RegExp(`^${id}\tShort\tquestions:read\texpires never\tused never$`, 'm'));
    expect(listed.out).not.toContain(brief);
    expect(await run(['tokens', 'revoke', id], signIn)).toMatchObject({ code: 0 });
    const refused = await run(['questions', 'export'], { REHEARSE_TOKEN: brief });
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('(token.invalid)') });
    expect(await run(['tokens', 'revoke', id], signIn)).toMatchObject({ code: 2 });
  });

  it('ends with 3 where nobody answers, or somebody else does, and leaves no half file', async () => {
    const target = path.join(folder, 'cut.csv');
    const server = createServer((request, reply) => {
      if (!request.url!.includes('/exports')) return reply.writeHead(502).end('<html>Bad gateway</html>');
      reply.writeHead(200, { 'content-type': 'text/csv' }).write('half of it');
      return setTimeout(() => reply.destroy(), 50);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const REHEARSE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const people = await run(['people', 'list'], { REHEARSE_URL });
    const cut = await run(['questions', 'export', '-o', target], { REHEARSE_URL });
    server.close();
    await once(server, 'close');
    const gone = await run(['people', 'list'], { REHEARSE_URL });
    expect([people.code, cut.code, gone.code]).toEqual([3, 3, 3]);
    expect(gone.err).toContain('ECONNREFUSED');
    expect(readdirSync(folder).filter((name) => name.startsWith('cut'))).toEqual([]);
  });

  it('has not once said the token or the password', () => {
    expect(seen.length).toBeGreaterThan(30);
    const said = seen.map(({ out, err }) => out + err).join('\n');
    expect(said).not.toContain(token);
    expect(said).not.toContain(admin.password);
  });
});
