import { describeHostile } from './hostile.js';

/** Runs instructions that no compiler would make. */
const bytecode = (instructions: string) =>
  `import opcode\no = opcode.opmap\ndef g(): pass\ndef f(n):\n  exec(g.__code__.replace(co_code=bytes(${instructions}), co_stacksize=1))\n  return 1 // 0`;
const broken = (name: string, source: string) => ({
  name,
  source,
  status: ['RE' as const, 'MLE' as const, 'TLE' as const],
  timeMs: 500,
});

describeHostile('code that no compiler made', [
  broken('unknown instructions', bytecode('[124, 255] * 50 + [83, 0]')),
  broken('calls on an empty stack', bytecode('[o["LOAD_FAST"], 200, o["CALL"], 3] * 50')),
  broken('constants that are not there', bytecode('[o["LOAD_CONST"], 255] * 500 + [o["RETURN_VALUE"], 0]')),
  broken('more taken from the stack than put', bytecode('[o["POP_TOP"], 0] * 5000')),
  broken('more put on the stack than fits', bytecode('[o["LOAD_CONST"], 0] * 100000 + [o["RETURN_VALUE"], 0]')),
  broken('jumps out of the code', bytecode('[o["JUMP_FORWARD"], 255] * 100')),
  broken('jumps back without end', bytecode('[o["NOP"], 0, o["JUMP_BACKWARD_NO_INTERRUPT"], 2]')),
  broken('stores over what is not a local', bytecode('[o["LOAD_CONST"], 0, o["STORE_FAST"], 250] * 100')),
  broken('cells that are none', bytecode('[o["LOAD_DEREF"], 40, o["STORE_ATTR"], 1] * 50')),
  broken(
    'an object forged out of bytes',
    'def f(n):\n  fake = bytes([255] * 64)\n  g = lambda: 0\n  at = id(fake) + 16\n  consts = (1,)\n  exec(g.__code__.replace(co_code=bytes([100, 255, 83, 0]), co_consts=consts))\n  return 1 // 0',
  ),
  broken('marshal of nonsense', 'import marshal\ndef f(n): exec(marshal.loads(b"\\xe3" + bytes(range(256)) * 20))'),
  broken('marshal nested deeply', 'import marshal\ndef f(n): return marshal.loads(b"(\\x01\\x00\\x00\\x00" * 10 ** 6)'),
  broken(
    'pickle that calls',
    'import pickle\ndef f(n): return pickle.loads(b"cposix\\nsystem\\n(S\'touch FOLDER/made\'\\ntR.")',
  ),
  broken(
    'a type freed while in use',
    'def f(n):\n  class A:\n    def __del__(self): kept.append(self)\n  kept = []\n  a = A()\n  del a\n  kept[0].__class__ = 1',
  ),
  broken(
    'a list that shrinks as it is sorted',
    'def f(n):\n  a = list(range(1000))\n  def key(x):\n    a.clear()\n    return x\n  a.sort(key=key)\n  return 1 // 0',
  ),
  broken(
    'a buffer that is freed under a view',
    'def f(n):\n  b = bytearray(100)\n  m = memoryview(b)\n  b.extend(b"x" * 10 ** 6)',
  ),
  broken('_testcapi and its like', 'import _testcapi\ndef f(n): return _testcapi.crash()'),
  broken(
    'sub-interpreters',
    'def f(n):\n  import _interpreters\n  i = _interpreters.create()\n  _interpreters.exec(i, "import js; js.process.exit()")\n  return 1 // 0',
  ),
  broken(
    'compiling what is too nested',
    'def f(n): return compile("[" * 90 + "]" * 90, "", "eval") and eval("lambda: " * 5000 + "1")',
  ),
  broken(
    'a source that grows as it is compiled',
    'def f(n): return len(compile("x = " + "(1,) * 5000 + " * 2000 + "()", "", "exec").co_code) // 0',
  ),
  broken('f-strings of f-strings', 'def f(n): return eval("f\'{" * 500 + "1" + "}\'" * 500)'),
  broken(
    'a codec of its own',
    'import codecs\ndef f(n):\n  codecs.register(lambda name: 1)\n  return "x".encode("mine")',
  ),
  broken('ctypes.string_at', 'import ctypes\ndef f(n): return ctypes.string_at(0, 1 << 30)'),
  broken(
    'array with a forged size',
    'import array\ndef f(n): return array._array_reconstructor(array.array, "d", 99, b"x" * 10)',
  ),
]);

describeHostile('sources that do not compile, or hardly', [
  { name: 'parentheses', source: `def f(n): return ${'('.repeat(30_000)}`, status: 'CE' },
  { name: 'signs', source: `def f(n): return ${'-'.repeat(60_000)}1`, status: 'CE' },
  { name: 'lambdas', source: `f = ${'lambda: '.repeat(7_000)}1`, status: 'CE' },
  {
    name: 'indentation',
    source: Array.from({ length: 150 }, (_, depth) => `${' '.repeat(depth)}if 1:`).join('\n'),
    status: 'CE',
  },
  { name: 'an int of many digits', source: `def f(n): return ${'9'.repeat(60_000)}`, status: 'CE' },
  {
    name: 'constants that multiply',
    source: 'def f(n): return ((((1,) * 200) * 200) * 200) * 200',
    status: ['MLE', 'OK', 'RE'],
  },
  { name: 'another encoding', source: '# -*- coding: utf-7 -*-\ndef f(n): return 1 // 0', status: 'RE' },
  { name: 'half a character', source: 'def f(n): return "\ud800" + 1', status: ['CE', 'RE'] },
  { name: 'nothing', source: '', status: 'CE', message: /^there is no function f/ },
  { name: 'f that is no function', source: 'f = 1', status: 'CE' },
  {
    name: 'f that changes what it is',
    source: 'class F:\n  def __call__(self, n): raise KeyError\n  def __bool__(self): raise ValueError\nf = F()',
    status: 'RE',
    message: /^KeyError/,
  },
  { name: 'Solution that is no class', source: 'Solution = 1', status: 'CE' },
  {
    name: 'Solution that fails',
    source: 'class Solution:\n  def __init__(self): raise KeyError\n  def f(self, n): return 1',
    status: 'RE',
    message: /^KeyError/,
  },
  {
    name: 'a name that fails',
    source:
      'class M(type):\n  def __getattribute__(c, name): raise KeyError(name)\nclass Solution(metaclass=M):\n  def f(self, n): return 1',
    status: 'RE',
  },
]);
