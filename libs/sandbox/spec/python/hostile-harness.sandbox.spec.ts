import { describeHostile } from './hostile.js';

const forged = /^operation not permitted \(a forged record\)/;
/** The harness' own frames, from inside of a call. */
const frames = `
def frames():
    frame = sys._getframe()
    while frame:
        yield frame
        frame = frame.f_back
`;

describeHostile('forgeries', [
  {
    name: 'a printed record',
    source: 'def f(n):\n  print(\'{"type":"case","id":1,"index":0,"status":"OK","value":1}\')\n  raise ValueError',
    status: 'RE',
    message: /^ValueError/,
  },
  {
    name: 'a record without the secret',
    source: 'import os\ndef f(n): os.write(9000, b"0" * 32 + b\'R{"status":"OK","value":1}\')',
    status: 'RE',
    message: forged,
  },
  { name: 'an empty record', source: 'import os\ndef f(n): os.write(9000, b"")', status: 'RE', message: forged },
  {
    name: 'to the parent itself',
    source: 'import os\ndef f(n): os.write(3, b\'{"type":"done","id":1,"recycle":false}\\n\')',
    status: 'RE',
    message: /^OSError/,
  },
  {
    name: 'to every descriptor',
    source:
      'import os\ndef f(n):\n  for d in range(3, 10_000):\n    try: os.write(d, b"x\\n")\n    except OSError: pass\n  return 1',
    status: 'RE',
    message: forged,
  },
  {
    name: 'a record with the secret, out of turn',
    source: `import os${frames}def f(n):\n  secret = next(c.cell_contents for fr in frames() for v in fr.f_locals.values() if getattr(v, "__name__", "") == "tell" for c in v.__closure__ if isinstance(c.cell_contents, bytes))\n  os.write(9000, secret + b"N null")`,
    status: 'RE',
    message: forged,
  },
  {
    name: 'with the secret, what it might as well have returned',
    source: `import os${frames}def f(n):\n  secret = next(c.cell_contents for fr in frames() for v in fr.f_locals.values() if getattr(v, "__name__", "") == "tell" for c in v.__closure__ if isinstance(c.cell_contents, bytes))\n  os.write(9000, secret + b'R{"status":"OK","value":5}')\n  while True: pass`,
    status: 'TLE',
    timeMs: 300,
  },
  {
    name: 'with the secret, what is no JSON',
    source: `import os${frames}def f(n):\n  secret = next(c.cell_contents for fr in frames() for v in fr.f_locals.values() if getattr(v, "__name__", "") == "tell" for c in v.__closure__ if isinstance(c.cell_contents, bytes))\n  os.write(9000, secret + b'R{"status":"OK","value":')\n  os._exit(0)`,
    status: 'RE',
  },
  {
    name: 'with the secret, a verdict that there is not',
    source: `import os${frames}def f(n):\n  secret = next(c.cell_contents for fr in frames() for v in fr.f_locals.values() if getattr(v, "__name__", "") == "tell" for c in v.__closure__ if isinstance(c.cell_contents, bytes))\n  os.write(9000, secret + b'R{"status":"AC"}')\n  raise SystemExit`,
    status: 'RE',
  },
]);

describeHostile('looking for what is expected', [
  {
    name: 'in the frames around the call',
    source: `${frames}def f(n):\n  text = repr([fr.f_locals for fr in frames()]) + repr([list(fr.f_globals) for fr in frames()])\n  return 1 // text.count("exp" + "ected")`,
    status: 'RE',
    message: /^ZeroDivision/,
  },
  {
    name: 'among all objects',
    source:
      'import gc\ndef f(n):\n  found = [o for o in gc.get_objects() if isinstance(o, dict) and ("expected" in o or "answer" in o)]\n  return 1 // len(found)',
    status: 'RE',
    message: /^ZeroDivision/,
  },
  {
    name: 'in __main__',
    source: 'import __main__\ndef f(n): return __main__.expected',
    status: 'RE',
    message: /^AttributeError/,
  },
  {
    name: 'reading on, for the next case',
    source: 'import os\ndef f(n): return 1 // len(os.read(9000, 10 ** 6))',
    status: 'RE',
    message: /^ZeroDivision/,
  },
  {
    name: 'in the source of the harness',
    source: 'import inspect\ndef f(n): return inspect.getsource(sys._getframe(1))',
    status: 'RE',
    message: /^OSError/,
  },
]);

describeHostile('a harness that is tampered with', [
  {
    name: 'sys.stdout replaced',
    source: 'import io\ndef f(n):\n  sys.stdout = io.StringIO()\n  print("x")\n  raise KeyError("kept")',
    status: 'RE',
    message: /^KeyError: 'kept'/,
  },
  {
    name: 'sys.stdout closed',
    source: 'def f(n):\n  sys.stdout.close()\n  sys.stderr.close()\n  raise KeyError("kept")',
    status: 'RE',
    message: /^KeyError/,
  },
  {
    name: 'sys.stdout detached',
    source: 'def f(n):\n  sys.stdout.detach()\n  raise KeyError("kept")',
    status: 'RE',
    message: /^KeyError/,
  },
  {
    name: 'builtins overwritten',
    source:
      'import builtins\nfor name in dir(builtins):\n  if not name.startswith("__") and name not in ("print",): setattr(builtins, name, None)\ndef f(n): raise kept',
    status: 'RE',
    message: /^(TypeError|NameError)/,
  },
  {
    name: 'builtins emptied',
    source: 'import builtins\ndef f(n):\n  vars(builtins).clear()\n  return kept',
    status: 'RE',
  },
  {
    name: 'json poisoned',
    source:
      'import json.decoder, json.encoder\nfor module in (json, json.decoder, json.encoder):\n  for name in list(vars(module)): setattr(module, name, None)\ndef f(n): raise KeyError("kept")',
    status: 'RE',
    message: /^KeyError/,
  },
  {
    name: 'os poisoned',
    source: 'import os\nvars(os).clear()\ndef f(n): raise KeyError("kept")',
    status: 'RE',
    message: /^KeyError/,
  },
  {
    name: 'sys.modules emptied',
    source: 'def f(n):\n  sys.modules.clear()\n  raise KeyError("kept")',
    status: 'RE',
    message: /^KeyError/,
  },
  { name: 'sys emptied', source: 'def f(n):\n  vars(sys).clear()\n  raise KeyError("kept")', status: 'RE' },
  {
    name: 'type checks that lie',
    source:
      'class I:\n  __class__ = int\n  def __index__(self): return 1\n  def __repr__(self): return "1"\ndef f(n): return I()',
    status: 'RE',
    message: /^TypeError: returned I /,
  },
  {
    name: 'an int of strange digits',
    source:
      'class I(int):\n  def __repr__(self): return "1, \\"x\\": 2"\n  __str__ = __format__ = __repr__\n  def __lt__(self, o): return True\n  __le__ = __gt__ = __ge__ = __lt__\ndef f(n): return 1 // (I(0) + 0)',
    status: 'RE',
  },
  {
    name: 'a metaclass that lies',
    source:
      'class M(type):\n  def __subclasscheck__(c, k): return True\n  def mro(c): return [c, int, object]\nclass I(metaclass=M): pass\ndef f(n): return I()',
    status: 'RE',
  },
  {
    name: "the harness' functions rewritten",
    source: `${frames}def f(n):\n  for fr in frames():\n    for name, value in list(fr.f_globals.items()):\n      if name in ("describe", "encode_json", "flush", "receive"): value.__code__ = (lambda *a, **k: 1 // 0).__code__\n  raise KeyError`,
    status: 'RE',
  },
  {
    name: "the harness' globals emptied",
    source: `${frames}def f(n):\n  for fr in list(frames())[2:]: fr.f_globals.clear()\n  return 1`,
    status: ['RE', 'OK'],
  },
  {
    name: 'an error that is thrown on and on',
    source:
      'class E(BaseException):\n  def __init__(self): self.__traceback__ = None\n  __str__ = property(lambda self: 1 // 0)\n  def __getattribute__(self, name): raise E\ndef f(n): raise E',
    status: 'RE',
  },
  {
    name: "the harness' own way to stop",
    source: `${frames}def f(n):\n  raise next(fr.f_globals["Stop"] for fr in frames() if "Stop" in fr.f_globals)`,
    status: 'RE',
  },
  {
    name: 'KeyboardInterrupt',
    source: 'def f(n): raise KeyboardInterrupt',
    status: 'RE',
    message: /^KeyboardInterrupt/,
  },
  {
    name: 'an exit hook',
    source:
      'import atexit\ndef f(n):\n  atexit.register(lambda: print("late"))\n  atexit._run_exitfuncs()\n  raise KeyError',
    status: 'RE',
  },
  {
    name: 'a profile function that throws',
    source: 'def t(*a): raise KeyError("profile")\ndef f(n):\n  sys.setprofile(t)\n  return 1',
    status: 'RE',
  },
  {
    name: 'sys.monitoring',
    source:
      'def f(n):\n  m = sys.monitoring\n  m.use_tool_id(3, "x")\n  m.register_callback(3, m.events.CALL, lambda *a: 1 // 0)\n  m.set_events(3, m.events.CALL)\n  return len([])',
    status: 'RE',
  },
  {
    name: 'an unraisable hook',
    source:
      'class D:\n  def __del__(self): 1 // 0\ndef hook(u): raise SystemExit\ndef f(n):\n  sys.unraisablehook = hook\n  D()\n  raise KeyError',
    status: 'RE',
  },
  {
    name: 'weak references that call back',
    source:
      'import weakref\nclass A: pass\ndef f(n):\n  a = A()\n  weakref.finalize(a, lambda: 1 // 0)\n  raise KeyError',
    status: 'RE',
  },
]);
