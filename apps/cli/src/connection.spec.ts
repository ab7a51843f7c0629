import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addressOf, allOf, connectWithToken } from './connection.js';
import { UsageFault } from './failures.js';

describe('the address of a server', () => {
  it.each([
    ['http://localhost:3000', 'http://localhost:3000'],
    ['https://rehearse.example.org/teach/questions?q=1', 'https://rehearse.example.org'],
    ['https://someone:secret@rehearse.example.org', 'https://rehearse.example.org'],
  ])('%s is at %s', (url, address) => expect(addressOf(url)).toBe(address));

  it.each(['', 'localhost:3000', 'rehearse.example.org', 'ftp://example.org', 'file:///etc/passwd'])(
    'is not %j',
    (url) => expect(() => addressOf(url)).toThrow(UsageFault),
  );
});

describe('the token', () => {
  const url = 'http://localhost:3000';
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearse-token-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const tokenFile = path.join(folder, 'token');

  it('comes from the environment or a file, and the file counts', () => {
    expect(() => connectWithToken({ url }, {})).toThrow('There is no token');
    expect(() => connectWithToken({ url }, { REHEARSE_TOKEN: '  ' })).toThrow('There is no token');
    expect(connectWithToken({ url }, { REHEARSE_TOKEN: 'rhs_abc' })).toBeDefined();
    writeFileSync(tokenFile, 'rhs_abc\n');
    expect(connectWithToken({ url, tokenFile }, { REHEARSE_TOKEN: 'bad' })).toBeDefined();
    expect(() => connectWithToken({ url, tokenFile: path.join(folder, 'none') }, {})).toThrow('can’t be read');
  });

  it('is never said where it is none', () => {
    const message = (token: string) => {
      try {
        return connectWithToken({ url }, { REHEARSE_TOKEN: token });
      } catch (error) {
        return String(error);
      }
    };
    expect(message('my secret password')).toMatch(/no access token/);
    expect(message('my secret password')).not.toContain('secret');
    expect(message('rhs_abc\r\nx-other: header')).toMatch(/no access token/);
  });
});

it('a list is read page by page, to its end', async () => {
  const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
    '': { items: [1, 2], nextCursor: 'a' },
    a: { items: [], nextCursor: 'b' },
    b: { items: [3], nextCursor: null },
  };
  const all: number[] = [];
  for await (const item of allOf(async (cursor) => pages[cursor ?? '']!)) all.push(item);
  expect(all).toEqual([1, 2, 3]);
});
