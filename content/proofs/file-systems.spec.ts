import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { starterContent } from './pack.js';

const pack = 'system-design-foundations';
const topic = 'file-systems';

describe('file-systems', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(path.join(tmpdir(), 'file-systems-'))));
  afterEach(() => rmSync(directory, { recursive: true }));
  const shell = (script: string) => execFileSync('sh', ['-ec', script], { cwd: directory, encoding: 'utf8' }).trim();

  it('links: runs the commands of the prompt', () => {
    const slug = 'file-systems-links-after-rename';
    const { options, key, prompt } = starterContent(pack, topic, slug, 'single-choice');
    const script = /```sh\n([^`]+)```/.exec(prompt)![1]!;
    const printed = shell(script).split('\n').join(', ');
    expect(options.filter((option) => option.text === printed).map((option) => option.id)).toEqual([key]);
  });

  it('umask: computes the mode, and creates such a file', () => {
    const { key } = starterContent(pack, topic, 'file-systems-umask-mode', 'short-text');
    const mode = (0o666 & ~0o027).toString(8);
    expect(key.accepted[0]).toBe(mode);
    const listed = shell('umask 027; : > report.csv; ls -l report.csv').slice(0, 10); // the shell asks for 0666
    expect(key.accepted).toContain(listed);
  });

  it('inodes: fills the volume', () => {
    const { key } = starterContent(pack, topic, 'file-systems-inodes-run-out', 'numeric');
    const kib = 1024;
    const volume = 100 * 1024 ** 3;
    const inodes = volume / (16 * kib);
    const perFile = Math.ceil((2 * kib) / (4 * kib)) * 4 * kib;
    const files = Math.min(inodes, Math.floor(volume / perFile));
    expect(inodes).toBe(6_553_600);
    expect(key).toMatchObject({ value: (100 * files * perFile) / volume });
  });
});
