import { describeHostile } from './hostile.js';

const leaves = (name: string, source: string) => ({
  name,
  source: `${source.replace('def f(n): ', 'def f(n):\n  ')}\n  return n`,
  status: 'OK' as const,
});

/** Each is an attempt in order: what it leaves is what the next one, the fingerprint, would find. */
describeHostile('what an attempt leaves behind', [
  leaves(
    'changed builtins',
    'import builtins\ndef f(n):\n  builtins.sum = builtins.sorted = lambda *a: 42\n  builtins.extra = 1',
  ),
  leaves(
    'changed modules',
    'import json\ndef f(n):\n  json.loads = json.dumps = lambda *a: 42\n  collections.deque = list\n  math.pi = 3',
  ),
  leaves(
    'modules of its own',
    'import types\ndef f(n):\n  sys.modules["left"] = types.ModuleType("left")\n  sys.modules["heapq"] = sys',
  ),
  leaves('another path to modules', 'def f(n):\n  sys.path.insert(0, "/tmp")\n  sys.meta_path.clear()'),
  leaves('random numbers taken', 'def f(n):\n  random.seed(n)\n  random.random()'),
  leaves('a limit to recursion', 'def f(n): sys.setrecursionlimit(100)'),
  leaves('a trace function', 'def f(n): sys.settrace(lambda *a: None)'),
  leaves('interned texts', 'def f(n):\n  kept = [sys.intern("left" + str(i)) for i in range(10 ** 4)]'),
  leaves('caches of regular expressions', 'def f(n):\n  for i in range(600): re.compile("left" + str(i))'),
  leaves('memory that grew', 'def f(n): kept = [bytearray(10 ** 6) for _ in range(40)]'),
  leaves('garbage', 'def f(n):\n  for _ in range(10 ** 4):\n    a = []\n    a.append(a)'),
  leaves(
    'objects in cycles with __del__',
    'class D:\n  def __init__(self): self.me = self\n  def __del__(self): print("left")\ndef f(n): D()',
  ),
  leaves('garbage collection switched off', 'import gc\ndef f(n):\n  gc.disable()\n  gc.set_threshold(1, 1, 1)'),
  leaves('the environment', 'import os\ndef f(n):\n  os.environ["LEFT"] = "1"\n  os.putenv("LEFT", "1")'),
  leaves('open files', 'def f(n):\n  global left\n  left = [open("/lib/python314.zip", "rb") for _ in range(50)]'),
  leaves('audit hooks', 'def f(n): sys.addaudithook(lambda *a: None)'),
  leaves('exit hooks', 'import atexit\ndef f(n): atexit.register(print, "left")'),
  leaves(
    "the harness' globals changed",
    'def f(n):\n  frame = sys._getframe(1)\n  frame.f_globals["encode_json"] = None\n  frame.f_globals["left"] = 1',
  ),
  leaves('a small int overwritten', 'def f(n):\n  a = 1000\n  a += 1'),
  leaves('things printed but not yet seen', 'def f(n): sys.stdout.write("left")'),
  leaves(
    'types with more methods',
    'class Solution:\n  pass\ndef f(n):\n  ListNode.left = TreeNode.left = 1\n  deque_type = type("deque", (list,), {})\n  collections.deque = deque_type',
  ),
  leaves(
    'warnings, locale, decimals',
    'import warnings, decimal\ndef f(n):\n  warnings.simplefilter("error")\n  decimal.getcontext().prec = 3',
  ),
]);
