import type { RunStatus } from '../../program.js';
import { describeHostile } from './hostile.js';

const timeMs = 300;
const endless = (name: string, source: string) => ({ name, source, status: 'TLE' as const, timeMs });

describeHostile('time without end', [
  endless('a loop', 'def f(n):\n  while True: pass'),
  endless('at the top level', 'while True: pass\ndef f(n): return n'),
  endless(
    'that catches everything',
    'def f(n):\n  while True:\n    try:\n      while True: pass\n    except BaseException: pass',
  ),
  endless('in __del__', 'class D:\n  def __del__(self):\n    while True: pass\ndef f(n):\n  D()\n  return 1'),
  endless(
    'in __del__ once the case is over',
    'class D:\n  def __del__(self):\n    while True: pass\ndef f(n):\n  global kept\n  kept = D()\n  import builtins\n  builtins.kept = kept\n  return D()',
  ),
  endless('in a sort key', 'def key(x):\n  while True: pass\ndef f(n): return sorted([1, 2], key=key)'),
  endless(
    'in __lt__, a little each time',
    'class L:\n  def __lt__(self, other): return sum(range(1000)) > 0\ndef f(n): return len(sorted(L() for _ in range(10**6)))',
  ),
  endless('in __hash__', 'class H:\n  def __hash__(self):\n    while True: pass\ndef f(n): return {H(): 1}'),
  endless(
    'in __eq__',
    'class E:\n  def __eq__(self, other):\n    while True: pass\n  __hash__ = lambda self: 1\ndef f(n): return len({E(), E()})',
  ),
  endless(
    'in the text of an error',
    'class E(Exception):\n  def __str__(self):\n    while True: pass\ndef f(n): raise E',
  ),
  endless(
    'in the iterator of what is returned',
    'class L(list):\n  def __iter__(self):\n    while True: yield 1\ndef f(n): return L([1])',
  ),
  endless(
    'in the items of what is returned',
    'class D(dict):\n  def items(self):\n    while True: pass\ndef f(n): return D(a=1)',
  ),
  endless('in a regular expression', 'def f(n): return bool(re.match("(a+)+$", "a" * 40 + "b"))'),
  endless('in a power', 'def f(n): return (10 ** (10 ** 8)) % 7'),
  endless('in a product of digits', 'def f(n):\n  sys.set_int_max_str_digits(0)\n  return len(str(7 ** 3_000_000))'),
  endless('in sum over a range', 'def f(n): return sum(range(10 ** 12))'),
  endless('in a membership test', 'def f(n): return -1.5 in itertools.count()'),
  endless(
    'in a search of bytes',
    'def f(n): return (b"a" * 10 ** 6).count(b"a" * 5 * 10 ** 5 + b"b") or max(i for i in itertools.count())',
  ),
  endless(
    'with equal hashes',
    'class K:\n  def __hash__(self): return 1\n  def __eq__(self, other): return self is other\ndef f(n): return len({K() for _ in range(10 ** 5)})',
  ),
  endless(
    'of ints with equal hashes',
    'def f(n):\n  p = 2 ** 31 - 1\n  return len({i * p for i in range(1, 10 ** 5)} | {i * p for i in range(10 ** 5, 10 ** 6)})',
  ),
  endless('while nothing is done: time.monotonic', 'def f(n):\n  while time.monotonic() < 10 ** 9: pass'),
  endless('in a trace function', 'def t(*a):\n  while True: pass\nsys.settrace(t)\ndef f(n): return n'),
  endless(
    'in a hook for garbage',
    'import gc\ndef hook(*a):\n  while True: pass\ndef f(n):\n  gc.callbacks.append(hook)\n  gc.collect()\n  return n',
  ),
  endless('in an audit hook', 'def hook(*a):\n  while True: pass\ndef f(n):\n  sys.addaudithook(hook)\n  return id(n)'),
]);

const memory = (name: string, source: string) => ({ name, source, status: 'MLE' as const, timeMs: 5_000 });

describeHostile('memory without end', [
  memory('a list', 'def f(n):\n  a = []\n  while True: a.append([0] * 1000)'),
  memory('a long list at once', 'def f(n): return [0] * 10 ** 9'),
  memory('a text', 'def f(n): return "x" * 10 ** 9'),
  memory('a text that doubles', 'def f(n):\n  s = "x"\n  while True: s += s'),
  memory('bytes', 'def f(n): return len(bytearray(10 ** 9))'),
  memory('an int', 'def f(n): return 1 << (10 ** 10)'),
  memory('a dict', 'def f(n):\n  d = {}\n  while True: d[len(d)] = len(d)'),
  memory('an array', 'import array\ndef f(n): return len(array.array("d", bytes(10 ** 9)))'),
  memory('a generator taken whole', 'def f(n): return len(list(itertools.count()))'),
  memory('permutations taken whole', 'def f(n): return len(list(itertools.permutations(range(12))))'),
  memory(
    'frames, with no limit to recursion',
    'def f(n):\n  sys.setrecursionlimit(10 ** 9)\n  def g(k): return g(k + 1)\n  return g(0)',
  ),
  memory('generators in generators', 'def f(n):\n  g = iter([1])\n  while True: g = (x for x in g)'),
  memory('at the top level', 'a = [0] * 10 ** 9\ndef f(n): return n'),
  memory(
    'that catches each MemoryError, and asks again',
    'def f(n):\n  a = []\n  for _ in range(100):\n    try:\n      while True: a.append(bytearray(10 ** 5))\n    except MemoryError: pass\n  raise MemoryError',
  ),
  memory('a format of great width', 'def f(n): return format(1, "1000000000")'),
  memory('a result', 'def f(n): return "x" * (25 << 20)'),
  memory('a buffer', 'import io\ndef f(n):\n  b = io.BytesIO()\n  while True: b.write(bytes(10 ** 6))'),
]);

describeHostile('output without end', [
  {
    name: 'a gigabyte in lines',
    source: 'def f(n):\n  for _ in range(10 ** 6): print("x" * 1000)',
    status: 'OLE',
    timeMs: 5_000,
  },
  { name: 'a megabyte and more at once', source: 'def f(n): print("x" * (2 << 20))', status: 'OLE' },
  {
    name: 'to standard error',
    source: 'def f(n):\n  while True: print("x" * 10_000, file=sys.stderr)',
    status: 'OLE',
    timeMs: 5_000,
  },
  {
    name: 'by os.write',
    source: 'import os\ndef f(n):\n  while True: os.write(1, b"x" * 10_000)',
    status: 'OLE',
    timeMs: 5_000,
  },
  {
    name: 'that catches everything',
    source: 'def f(n):\n  while True:\n    try: print("x" * 10_000)\n    except BaseException: pass',
    status: 'OLE',
    timeMs: 5_000,
  },
  { name: 'as a result', source: 'def f(n): return "x" * (10 << 20)', status: 'OLE', timeMs: 5_000 },
  {
    name: 'from __del__',
    source: 'class D:\n  def __del__(self): raise ValueError("x" * 1000)\ndef f(n):\n  while True: D()',
    status: 'OLE',
    timeMs: 5_000,
  },
]);

const deep = (status: RunStatus, name: string, source: string) => ({ name, source, status, timeMs: 3_000 });

describeHostile('depth without end', [
  deep('RE', 'functions', 'def f(n): return f(n)'),
  deep(
    'MLE',
    'getattr',
    'class A:\n  def __getattr__(self, name): return getattr(self, name + "x")\ndef f(n):\n  sys.setrecursionlimit(10 ** 9)\n  return A().y',
  ),
  deep(
    'RE',
    'comparisons',
    'class L:\n  def __lt__(self, other): return self < other\ndef f(n):\n  sys.setrecursionlimit(10 ** 9)\n  return L() < L()',
  ),
  deep(
    'OK',
    'the text of nested lists',
    'def f(n):\n  sys.setrecursionlimit(10 ** 9)\n  a = []\n  for _ in range(10 ** 4): a = [a]\n  return len(repr(a))',
  ),
  deep(
    'RE',
    'comparing nested tuples',
    'def f(n):\n  sys.setrecursionlimit(10 ** 9)\n  a, b = (), ()\n  for _ in range(10 ** 6): a, b = (a,), (b,)\n  return a == b',
  ),
  deep('RE', 'a result', 'def f(n):\n  a = []\n  for _ in range(10 ** 5): a = [a]\n  return a'),
  deep(
    'RE',
    'pickle',
    'import pickle\ndef f(n):\n  a = []\n  for _ in range(10 ** 5): a = [a]\n  sys.setrecursionlimit(10 ** 9)\n  return len(pickle.dumps(a))',
  ),
  deep('RE', 'json', 'def f(n):\n  sys.setrecursionlimit(10 ** 9)\n  return len(json.loads("[" * 10 ** 6))'),
  deep(
    'MLE',
    'ast',
    'import ast\ndef f(n):\n  sys.setrecursionlimit(10 ** 9)\n  return ast.literal_eval("-" * 10 ** 5 + "1")',
  ),
  deep(
    'MLE',
    'a regular expression',
    'def f(n):\n  sys.setrecursionlimit(10 ** 9)\n  return bool(re.compile("(" * 10 ** 5 + ")" * 10 ** 5))',
  ),
  deep(
    'OK',
    'freeing a chain',
    'class N:\n  pass\ndef f(n):\n  head = None\n  for _ in range(10 ** 5):\n    node = N()\n    node.next = head\n    head = node\n  del head\n  return 1',
  ),
  deep(
    'TLE',
    'classes of classes',
    'def f(n):\n  c = type("A", (), {})\n  for _ in range(10 ** 5): c = type("A", (c,), {})\n  return 1',
  ),
  deep(
    'OK',
    'isinstance of nested tuples',
    'def f(n):\n  sys.setrecursionlimit(10 ** 9)\n  a = (int,)\n  for _ in range(10 ** 6): a = (a,)\n  return isinstance("", a)',
  ),
  deep(
    'RE',
    'str subclasses that ask themselves',
    'class S(str):\n  def __str__(self): return str(self)\ndef f(n):\n  sys.setrecursionlimit(10 ** 9)\n  return str(S("a"))',
  ),
]);
