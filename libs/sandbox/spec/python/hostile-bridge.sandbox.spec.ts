import { describeHostile } from './hostile.js';

/** Finds what Pyodide's start left of the bridge to JavaScript. */
const dig = `
import gc, types
def everything():
    gc.unfreeze()
    found = gc.get_objects()
    return found + [each for o in found for each in gc.get_referents(o)]
def proxies():
    return [o for o in everything() if type(o).__name__ == 'JsProxy']
def called(name):
    return next(o for o in everything() if getattr(type(o), '__name__', '') in ('function', 'builtin_function_or_method') and o.__name__ == name)
`;
const denied = /^operation not permitted/;
const absent = /^ModuleNotFoundError/;

describeHostile('ways to JavaScript', [
  { name: 'js', source: 'import js\ndef f(n): return js.process.pid', status: 'RE', message: absent },
  {
    name: 'js by importlib',
    source: 'import importlib\ndef f(n): return importlib.import_module("js").eval("1")',
    status: 'RE',
    message: absent,
  },
  {
    name: 'pyodide_js',
    source: 'import pyodide_js\ndef f(n): return pyodide_js.version',
    status: 'RE',
    message: absent,
  },
  {
    name: 'mountNodeFS',
    source:
      'def f(n):\n  import pyodide_js\n  pyodide_js.mountNodeFS("/host", "/etc")\n  return open("/host/passwd").read()',
    status: 'RE',
    message: absent,
  },
  {
    name: 'pyodide.code.run_js',
    source: 'def f(n):\n  from pyodide.code import run_js\n  return run_js("process.pid")',
    status: 'RE',
  },
  {
    name: 'pyodide.ffi.to_js and a constructor',
    source:
      'def f(n):\n  from pyodide.ffi import to_js\n  return to_js([1]).constructor.constructor("return process")().pid',
    status: 'RE',
  },
  {
    name: 'pyodide.ffi.create_proxy',
    source: 'def f(n):\n  from pyodide.ffi import create_proxy\n  return create_proxy(f).constructor',
    status: 'RE',
  },
  {
    name: 'pyodide.http',
    source: 'def f(n):\n  from pyodide.http import open_url\n  return open_url("http://127.0.0.1:PORT/").read()',
    status: 'RE',
  },
  {
    name: '_pyodide_core',
    source:
      'def f(n):\n  import _pyodide_core\n  return _pyodide_core.to_js([1]).constructor.constructor("return process")().pid',
    status: 'RE',
  },
  {
    name: 'a builtin _pyodide_core made anew',
    source:
      'def f(n):\n  import _imp\n  from importlib.machinery import ModuleSpec, BuiltinImporter\n  return str(_imp.create_builtin(ModuleSpec("_pyodide_core", BuiltinImporter)).to_js([1]).constructor)',
    status: 'RE',
  },
  {
    name: '_pyodide_core.create_proxy',
    source: 'def f(n):\n  import _pyodide_core\n  return str(_pyodide_core.create_proxy(f))',
    status: 'RE',
    message: denied,
  },
  {
    name: '_pyodide_core.raw_call',
    source: 'def f(n):\n  import _pyodide_core\n  return str(_pyodide_core.raw_call(n))',
    status: 'RE',
  },
  {
    name: '_pyodide_core.trigger_fatal_error',
    source: 'def f(n):\n  import _pyodide_core\n  _pyodide_core.trigger_fatal_error()',
    status: 'RE',
  },
  {
    name: '_pyodide_core.run_sync',
    source: 'def f(n):\n  import _pyodide_core\n  return _pyodide_core.run_sync(_pyodide_core.to_js(n))',
    status: 'RE',
  },
  {
    name: 'a finder from the garbage',
    source: `${dig}def f(n):\n  sys.meta_path.insert(0, next(o for o in everything() if type(o).__name__ == "JsFinder"))\n  import js\n  return str(js.process.pid)`,
    status: 'RE',
    message: denied,
  },
  {
    name: 'a constructor of a proxy from the garbage',
    source: `${dig}def f(n): return str(proxies()[0].constructor.constructor("return process")().pid)`,
    status: 'RE',
    message: denied,
  },
  { name: 'the text of a proxy', source: `${dig}def f(n): return str(proxies()[0])`, status: 'RE', message: denied },
  {
    name: 'calling a proxy',
    source: `${dig}def f(n): return str(proxies()[0]("process.pid"))`,
    status: 'RE',
    message: /^(operation not permitted|TypeError)/,
  },
  {
    name: 'setting what a proxy has',
    source: `${dig}def f(n):\n  proxies()[0].left = 1\n  return 1`,
    status: 'RE',
    message: denied,
  },
  { name: 'the names of a proxy', source: `${dig}def f(n): return dir(proxies()[0])`, status: 'RE', message: denied },
  {
    name: 'a copy of a proxy',
    source: `${dig}import copy\ndef f(n): return str(copy.copy(proxies()[0]).process)`,
    status: 'RE',
  },
  {
    name: 'to_js from the garbage',
    source: `${dig}def f(n): return str(called("to_js")([1]).constructor)`,
    status: 'RE',
    message: denied,
  },
  {
    name: 'run_js from the garbage',
    source: `${dig}def f(n): return str(called("run_js")("process.pid"))`,
    status: 'RE',
  },
  {
    name: 'catching what forbids',
    source: `${dig}def f(n):\n  for proxy in proxies():\n    try: proxy.constructor\n    except BaseException: pass\n  return 1`,
    status: 'RE',
    message: denied,
  },
  {
    name: 'in the cleaning up after it',
    source: `${dig}def f(n):\n  try: proxies()[0].constructor\n  finally: return 1`,
    status: 'RE',
    message: denied,
  },
  {
    name: 'freeing every proxy',
    source: `${dig}def f(n):\n  for o in everything():\n    if type(o) is dict:\n      try: o.clear()\n      except BaseException: pass\n  gc.collect()\n  raise KeyError`,
    status: ['RE', 'MLE'],
  },
  {
    name: 'subclasses of object',
    source:
      'def f(n):\n  kinds = [k for k in object.__subclasses__() if "JsProxy" in k.__name__]\n  return str(kinds[0]("x").constructor.constructor("return process")().pid)',
    status: 'RE',
  },
  {
    name: 'a new proxy by its type',
    source: `${dig}def f(n):\n  kind = type(proxies()[0])\n  return str(object.__new__(kind).constructor)`,
    status: 'RE',
  },
  {
    name: 'the event loop of Pyodide',
    source: 'def f(n):\n  from pyodide.webloop import WebLoop\n  return str(WebLoop().run_until_complete(1))',
    status: 'RE',
  },
  {
    name: 'asyncio under its own loop',
    source:
      'import asyncio\ndef f(n):\n  async def g(): return 1\n  loop = asyncio.SelectorEventLoop()\n  return loop.run_until_complete(g())',
    status: 'RE',
  },
  {
    name: 'ctypes',
    source: 'import ctypes\ndef f(n): return ctypes.CDLL(None).system(b"touch FOLDER/made")',
    status: 'RE',
    message: denied,
  },
  { name: '_ctypes', source: 'import _ctypes\ndef f(n): return _ctypes.dlopen(None, 0)', status: 'RE' },
  {
    name: 'ctypes.pythonapi',
    source: 'def f(n):\n  from ctypes import pythonapi\n  return pythonapi.PyRun_SimpleString(b"1")',
    status: 'RE',
    message: denied,
  },
  {
    name: 'loading a library',
    source:
      'def f(n):\n  import _imp\n  from importlib.machinery import ModuleSpec, ExtensionFileLoader\n  return str(_imp.create_dynamic(ModuleSpec("x", None, origin="/lib/x.so")))',
    status: 'RE',
  },
]);
