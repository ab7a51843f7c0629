# Run once, when the snapshot is made: all that an attempt may want is loaded, and what works only with a host is refused
# in plain words.
import asyncio
import gc
import os
import sys
import time

MODULES = """abc array ast base64 bisect calendar cmath collections collections.abc contextlib copy dataclasses datetime
decimal enum fractions functools hashlib heapq io itertools json math numbers operator pprint queue random re
statistics string struct textwrap threading time traceback types typing unicodedata uuid zlib"""


def prepare(harness):
    for name in MODULES.split():
        __import__(name)
    time.sleep = refused("time.sleep")
    asyncio.run = refused("asyncio.run")
    asyncio.new_event_loop = refused("asyncio.new_event_loop")
    # A depth of 10,000 calls with something in between.
    sys.setrecursionlimit(30_000)
    forget_builder()
    harness["USUAL_NAMES"] = harness["usual_names"]()
    sys.modules["__main__"].__dict__["attempt"] = harness["attempt"]


def forget_builder():
    os.environ.clear()
    os.environ["LANG"] = "C.UTF-8"
    sys.argv[:] = ["solution.py"]
    sys.orig_argv[:] = ["python", "solution.py"]


def refused(name):
    def refuse(*args, **kwargs):
        raise RuntimeError(f"{name} is not available here")

    return refuse


def forget_host():
    """After the start, before the first attempt: the bridge to JavaScript is taken out of sight. The lock is what holds."""
    from importlib.machinery import BuiltinImporter, FrozenImporter, PathFinder

    sys.meta_path[:] = [BuiltinImporter, FrozenImporter, PathFinder]
    for name in list(sys.modules):
        if name.partition(".")[0] in ("js", "pyodide_js", "pyodide", "_pyodide", "_pyodide_core"):
            del sys.modules[name]
    gc.collect()
    gc.freeze()
