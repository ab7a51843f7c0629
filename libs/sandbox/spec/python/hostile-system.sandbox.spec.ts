import { describeHostile } from './hostile.js';

const denied = /^operation not permitted/;

describeHostile('files', [
  {
    name: '/etc/passwd',
    source: 'def f(n): return open("/etc/passwd").read()',
    status: 'RE',
    message: /^FileNotFoundError/,
  },
  {
    name: "this test's folder",
    source: 'import os\ndef f(n): return os.listdir("FOLDER")',
    status: 'RE',
    message: /^FileNotFoundError/,
  },
  {
    name: '/proc/self/environ',
    source: 'def f(n): return open("/proc/self/environ").read()',
    status: 'RE',
    message: /^FileNotFoundError/,
  },
  { name: '/proc/self/fd', source: 'def f(n): return open("/proc/self/fd/0").read()', status: 'RE' },
  {
    name: '/dev/stdin',
    source: 'def f(n): return open("/dev/stdin").read()',
    status: 'RE',
    message: /^FileNotFoundError/,
  },
  { name: '/dev/tty by another way', source: 'def f(n): return open("/dev/../dev/tty").read()', status: 'RE' },
  {
    name: 'a new file',
    source: 'def f(n): return open("FOLDER/made", "w").write("x")',
    status: 'RE',
    message: /Read-only/,
  },
  {
    name: "a new file in the memory's own folder",
    source: 'def f(n): return open("/tmp/made", "x").write("x")',
    status: 'RE',
    message: /Read-only/,
  },
  {
    name: 'adding to the standard library',
    source: 'def f(n): return open("/lib/python314.zip", "ab").write(b"x")',
    status: 'RE',
    message: /Read-only/,
  },
  {
    name: 'a file by os.open',
    source: 'import os\ndef f(n): return os.write(os.open("FOLDER/made", os.O_CREAT | os.O_WRONLY), b"x")',
    status: 'RE',
  },
  { name: 'a folder', source: 'import os\ndef f(n): os.mkdir("FOLDER/made")', status: 'RE', message: denied },
  {
    name: 'a link',
    source: 'import os\ndef f(n): os.symlink("/etc/passwd", "/tmp/passwd")',
    status: 'RE',
    message: denied,
  },
  {
    name: 'removing the standard library',
    source: 'import os\ndef f(n): os.unlink("/lib/python314.zip")',
    status: 'RE',
    message: denied,
  },
  {
    name: 'renaming it',
    source: 'import os\ndef f(n): os.rename("/lib/python314.zip", "/lib/x.zip")',
    status: 'RE',
    message: denied,
  },
  {
    name: 'cutting it',
    source: 'import os\ndef f(n): os.truncate("/lib/python314.zip", 0)',
    status: 'RE',
    message: denied,
  },
  { name: 'another working folder', source: 'import os\ndef f(n): os.chdir("/")', status: 'RE', message: denied },
  {
    name: 'a temporary file',
    source: 'import tempfile\ndef f(n): return tempfile.NamedTemporaryFile().name',
    status: 'RE',
  },
  {
    name: 'a database on disk',
    source: 'import sqlite3\ndef f(n): sqlite3.connect("FOLDER/made").execute("create table t(a)")',
    status: 'RE',
  },
  {
    name: 'closing the standard descriptors',
    source: 'import os\ndef f(n): os.close(1)',
    status: 'RE',
    message: /^OSError/,
  },
  {
    name: 'closing all descriptors',
    source: 'import os\ndef f(n):\n  os.closerange(0, 100)\n  return 1',
    status: ['OK', 'RE'],
  },
  {
    name: 'leaving descriptors open',
    source: 'import os\ndef f(n):\n  for _ in range(10**6): os.open("/lib/python314.zip", os.O_RDONLY)',
    status: 'RE',
  },
  { name: 'copying a descriptor over another', source: 'import os\ndef f(n): os.dup2(2, 9)', status: 'RE' },
  { name: 'pipes', source: 'import os\ndef f(n): return os.pipe()', status: 'RE', message: denied },
  {
    name: 'mmap of a file',
    source: 'import mmap, os\ndef f(n): return mmap.mmap(os.open("/lib/python314.zip", os.O_RDONLY), 10)[0]',
    status: 'RE',
  },
]);

describeHostile('processes, signals, network', [
  {
    name: 'os.system',
    source: 'import os\ndef f(n): return os.system("touch FOLDER/made")',
    status: 'RE',
    message: denied,
  },
  { name: 'os.popen', source: 'import os\ndef f(n): return os.popen("touch FOLDER/made").read()', status: 'RE' },
  {
    name: 'posix.system',
    source: 'import posix\ndef f(n): return posix.system("touch FOLDER/made")',
    status: 'RE',
    message: denied,
  },
  { name: 'os.fork', source: 'import os\ndef f(n): return os.fork()', status: 'RE' },
  {
    name: 'os.execv',
    source: 'import os\ndef f(n): os.execv("/bin/sh", ["sh", "-c", "touch FOLDER/made"])',
    status: 'RE',
  },
  {
    name: 'os.posix_spawn',
    source: 'import os\ndef f(n): return os.posix_spawn("/bin/sh", ["sh", "-c", "touch FOLDER/made"], {})',
    status: 'RE',
  },
  {
    name: 'subprocess',
    source: 'import subprocess\ndef f(n): return subprocess.check_output("touch FOLDER/made", shell=True)',
    status: 'RE',
  },
  {
    name: '_posixsubprocess',
    source: 'import _posixsubprocess\ndef f(n): return _posixsubprocess.fork_exec',
    status: 'RE',
  },
  {
    name: 'multiprocessing',
    source: 'import multiprocessing\ndef f(n):\n  p = multiprocessing.Process(target=print)\n  p.start()',
    status: 'RE',
  },
  {
    name: 'a pool of threads',
    source:
      'import concurrent.futures as c\ndef f(n):\n  with c.ThreadPoolExecutor() as pool: return pool.submit(int).result()',
    status: 'RE',
  },
  { name: '_thread', source: 'import _thread\ndef f(n): return _thread.start_new_thread(print, ())', status: 'RE' },
  {
    name: 'os.kill of itself',
    source: 'import os\ndef f(n):\n  os.kill(os.getpid(), 9)\n  return "alive"',
    status: ['OK', 'RE'],
  },
  { name: 'os.abort', source: 'import os\ndef f(n): os.abort()', status: 'RE' },
  { name: 'os._exit', source: 'import os\ndef f(n): os._exit(0)', status: 'RE' },
  { name: 'signal.alarm', source: 'import signal\ndef f(n):\n  signal.alarm(1)\n  return "set"', status: 'RE' },
  { name: 'signal.raise_signal', source: 'import signal\ndef f(n): signal.raise_signal(signal.SIGABRT)', status: 'RE' },
  { name: 'faulthandler', source: 'import faulthandler\ndef f(n): faulthandler._sigsegv()', status: 'RE' },
  {
    name: 'the environment',
    source: 'import os\ndef f(n): return 1 // len([k for k in os.environ if k not in ("LANG", "LD_LIBRARY_PATH")])',
    status: 'RE',
    message: /^ZeroDivision/,
  },
  {
    name: 'a socket',
    source: 'import socket\ndef f(n): socket.create_connection(("127.0.0.1", PORT), 1).send(b"x")',
    status: 'RE',
  },
  {
    name: 'a socket that does not wait',
    source:
      'import socket\ndef f(n):\n  s = socket.socket()\n  s.setblocking(False)\n  s.connect_ex(("127.0.0.1", PORT))',
    status: 'RE',
    message: denied,
  },
  { name: '_socket', source: 'import _socket\ndef f(n): return str(_socket.socket())', status: 'RE', message: denied },
  {
    name: 'names of hosts',
    source: 'import socket\ndef f(n): return socket.gethostbyname("localhost")',
    status: 'RE',
    message: denied,
  },
  {
    name: 'urllib',
    source: 'import urllib.request\ndef f(n): return urllib.request.urlopen("http://127.0.0.1:PORT/").read()',
    status: 'RE',
  },
  {
    name: 'listening',
    source: 'import socket\ndef f(n): socket.socket().bind(("127.0.0.1", 0))',
    status: 'RE',
    message: denied,
  },
  { name: 'select', source: 'import select\ndef f(n): return select.select([0], [], [], 0.1)', status: 'RE' },
]);
