import { Sandbox } from '../../sandbox.js';
import { python, runCase, runCases, signatureOf, valueOf } from './programs.js';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox({ size: 1 });
});
afterAll(() => sandbox.close());

const compileErrorOf = async (source: string) => (await sandbox.runProgram(python(source))).compileError;

it('gives back what a function returned, and what it printed', async () => {
  const runs = await runCases(sandbox, 'def f(n):\n  print("got", n)\n  return [n, n * 2]', { cases: [[1], [2]] });
  expect(runs).toEqual([
    expect.objectContaining({ status: 'OK', value: [1, 2], stdout: 'got 1\n' }),
    expect.objectContaining({ status: 'OK', value: [2, 4], stdout: 'got 2\n' }),
  ]);
});

it('calls a method of class Solution, on a new object for each case', async () => {
  const source =
    'class Solution:\n  def __init__(self): self.seen = []\n  def f(self, n):\n    self.seen.append(n)\n    return self.seen';
  const runs = await runCases(sandbox, source, { cases: [[1], [2]] });
  expect(runs.map(({ value }) => value)).toEqual([[1], [2]]);
});

it('takes a function of a name that is imported beforehand, if the program has one', async () => {
  const signature = { ...signatureOf(), name: 'gcd' };
  expect(await valueOf(sandbox, 'def gcd(n): return ["mine", n]', { signature })).toEqual(['mine', 1]);
});

it.each([
  [
    'a line that does not parse',
    'x = 1\ndef f(n)\n  return n',
    /^SyntaxError: expected ':' \(line 2\)\n {2}def f\(n\)\n {10}\^$/,
  ],
  ['wrong indentation', 'def f(n):\n  x = 1\n return x', /^IndentationError: .* \(line 3\)/],
  ['a null character', 'def f(n): return n\0', /null/],
  ['too much nesting', `def f(n): return ${'('.repeat(300)}${')'.repeat(300)}`, /too many nested parentheses/],
  ['no such function', 'def g(n): return n', /^there is no function f, and no class Solution with a method f$/],
])('does not compile: %s', async (_, source, message) => {
  expect(await compileErrorOf(source)).toMatch(message);
});

it.each([
  [
    'an error',
    'def f(n):\n  x = 0\n  return n / x',
    /^ZeroDivisionError: division by zero\n {2}line 3, in f: return n \/ x$/,
  ],
  [
    'an error at the top level',
    'x = {}["k"]\ndef f(n): return n',
    /^KeyError: 'k'\n {2}line 1, in <module>: x = {}\["k"\]$/,
  ],
  ['an endless recursion', 'def f(n):\n  return f(n + 1)', /^RecursionError: [^]*line 2, in f: .* \(\d+ times\)$/],
  [
    'an error whose text fails',
    'class E(Exception):\n  def __str__(self): raise E\ndef f(n): raise E()',
    /^E: \(its text/,
  ],
  ['an end of its own', 'import sys\ndef f(n): sys.exit(3)', /^SystemExit: the program tried to end itself \(3\)/],
  ['an end of its own at the top level', 'exit()\ndef f(n): return 1', /^(SystemExit|NameError)/],
  ['nothing to read', 'def f(n): return input()', /^EOFError/],
  ['sleep', 'def f(n): time.sleep(1)', /^RuntimeError: time.sleep is not available here/],
  [
    'threads',
    'import threading\ndef f(n): threading.Thread(target=print).start()',
    /^RuntimeError: can't start new thread/,
  ],
  [
    'event loops',
    'import asyncio\nasync def g(): pass\ndef f(n): asyncio.run(g())',
    /^RuntimeError: asyncio.run is not/,
  ],
  ['processes', 'import subprocess\ndef f(n): subprocess.run(["id"])', /^OSError: .*does not support processes/],
  ['a package that there is not', 'import numpy\ndef f(n): return 1', /^ModuleNotFoundError: No module named 'numpy'/],
  [
    'a generator',
    'def f(n): yield n',
    /^TypeError: returned generator where .* is expected: return a list of it, as list/,
  ],
  [
    'a set',
    'def f(n): return {n}',
    /^TypeError: returned set where .*, which has no order: return a list of it, as sorted/,
  ],
  ['an object', 'def f(n): return object()', /^TypeError: returned object where/],
  [
    'a value in itself',
    'def f(n):\n  a = []\n  a.append(a)\n  return a',
    /^ValueError: .* nested too deeply, or in itself/,
  ],
  ['too many digits', 'def f(n): return 10 ** 5000', /^ValueError: Exceeds the limit \(4300 digits\)/],
])('is RE: %s', async (_, source, message) => {
  const run = await runCase(sandbox, source);
  expect(run).toMatchObject({ status: 'RE' });
  expect(run.message).toMatch(message);
});

it('goes on after RE, not after MLE', async () => {
  const cases = [[0], [1], [2]];
  const failing = await runCases(sandbox, 'def f(n): return 1 // n', { cases });
  expect(failing.map(({ status }) => status)).toEqual(['RE', 'OK', 'OK']);
  const greedy = await runCases(sandbox, 'def f(n): return n == 0 or len([0] * 10 ** 8)', { cases });
  expect(greedy.map(({ status }) => status)).toEqual(['OK', 'MLE']);
});

it('tells the same of each case where the program fails before any', async () => {
  const runs = await runCases(sandbox, 'raise ValueError("at once")', { cases: [[0], [1]] });
  expect(runs.map(({ status, message }) => [status, message?.split('\n')[0]])).toEqual([
    ['RE', 'ValueError: at once'],
    ['RE', 'ValueError: at once'],
  ]);
});

it('holds a program to its memory, whatever an earlier one was given', async () => {
  const source = 'def f(n): return len(bytearray(n << 20))';
  const take = (mb: number, memoryMb: number) =>
    runCase(sandbox, source, { cases: [[mb]], limits: { timeMs: 5_000, memoryMb } });
  expect(await take(90, 96)).toMatchObject({ status: 'OK', value: 90 << 20 });
  expect(await take(60, 32)).toMatchObject({ status: 'MLE' });
  expect(await take(25, 32)).toMatchObject({ status: 'OK' });
  const { memoryKb } = await take(25, 32);
  expect(memoryKb).toBeGreaterThan(20 << 10);
  expect(memoryKb).toBeLessThan(32 << 10);
});

it('lets a program go on that has caught a MemoryError', async () => {
  const source = 'def f(n):\n  try: return len(bytearray(1 << 30))\n  except MemoryError: return "caught"';
  expect(await valueOf(sandbox, source)).toBe('caught');
});

it('cuts what is printed at 64 KiB a case, and ends a program that prints more than 1 MiB', async () => {
  const cut = await runCase(sandbox, 'def f(n):\n  print("é" * 40_000)\n  return n');
  expect(cut).toMatchObject({ status: 'OK', value: 1, stdout: 'é'.repeat(32_768) });
  const endless = await runCases(sandbox, 'def f(n):\n  while n: print("x" * 1000)', { cases: [[0], [1], [2]] });
  expect(endless.map(({ status }) => status)).toEqual(['OK', 'OLE']);
  expect(endless[1]!.stdout).toHaveLength(65_536);
});

it('is TLE after the time limit, by the program or by whoever watches', async () => {
  const limits = { timeMs: 300, memoryMb: 64 };
  const endless = await runCases(sandbox, 'def f(n):\n  while n: pass', { cases: [[0], [1], [2]], limits });
  expect(endless.map(({ status }) => status)).toEqual(['OK', 'TLE']);
  const late = await runCases(sandbox, 'def f(n): return sum(i % 7 for i in range(n))', {
    cases: [[1_000_000], [1]],
    limits: { timeMs: 1, memoryMb: 64 },
  });
  expect(late.map(({ status }) => status)).toEqual(['TLE']);
});

it('recurses 10,000 deep, also through functions of C', async () => {
  const cases = [[10_000]];
  expect(await valueOf(sandbox, 'def f(n): return 0 if n == 0 else 1 + f(n - 1)', { cases })).toBe(10_000);
  expect(await valueOf(sandbox, 'def f(n): return 0 if n == 0 else max(f(n - 1), 0) + 1', { cases })).toBe(10_000);
  const cached = 'def f(n):\n  @cache\n  def g(k): return 0 if k == 0 else 1 + g(k - 1)\n  return g(n)';
  expect(await valueOf(sandbox, cached, { cases: [[3_000]] })).toBe(3_000);
});

it('has the usual names at hand, and none in place of a builtin', async () => {
  const source = `def f(n):
  h: List[Tuple[int, Optional[str]]] = []
  heappush(h, (1, 'a'))
  d = defaultdict(list, Counter('aab'))
  return [pow(2, 5, 3), sum([1, 2]), deque([1])[0], bisect_left([1, 2], 2), inf > 1, gcd(4, 6), list(accumulate([1, 2])),
          reduce(lambda a, b: a + b, [1, 2]), string.ascii_lowercase[:2], re.findall('a', 'aa'), d['a'], math.sqrt(4),
          list(itertools.chain([1], [2])), cache(lambda: 1)(), ListNode(1, None).val, TreeNode(2).left, Node(3).neighbors]`;
  const value = [2, 3, 1, 1, true, 2, [1, 3], 3, 'ab', ['a', 'a'], 2, 2, [1, 2], 1, 1, null, []];
  expect(await valueOf(sandbox, source)).toEqual(value);
});

it("makes dataclasses, annotations and pickles of a program's own classes", async () => {
  const source = `from __future__ import annotations
from dataclasses import dataclass, field
import pickle
@dataclass(order=True)
class Item:
    at: int
    tags: list[str] = field(default_factory=list)
def f(n):
    return [min(Item(2), Item(n)).at, pickle.loads(pickle.dumps(Item(7))).at, __name__]`;
  expect(await valueOf(sandbox, source)).toEqual([1, 7, 'solution']);
});

it('gives the same results to the same program: hashes, random numbers, order of sets', async () => {
  const source = 'def f(n): return [hash("a"), random.random(), list({"x", "y", "z"}), __import__("uuid").uuid4().hex]';
  expect(await valueOf(sandbox, source)).toEqual(await valueOf(sandbox, source));
});
