/**
 * What the interpreter may still call outside its WebAssembly once the lock is closed, and why that is harmless. Whatever
 * is not named here is refused, so a function that is new in a release of Pyodide is refused too.
 *
 * Each works on the instance's own memory, on Emscripten's file system in memory (in which the lock lets nothing but
 * files of the standard library be opened), or tells the time.
 */
export const allowedImports: ReadonlyMap<string, string> = new Map([
  // Clocks and calendars.
  ['clock_time_get', 'time.time, time.perf_counter'],
  ['clock_res_get', 'time.get_clock_info'],
  ['emscripten_get_now', 'monotonic clock of the C library'],
  ['emscripten_date_now', 'wall clock of the C library'],
  ['_localtime_js', 'time.localtime, datetime'],
  ['_gmtime_js', 'time.gmtime'],
  ['_mktime_js', 'time.mktime'],
  ['_timegm_js', 'calendar.timegm'],
  ['_tzset_js', 'time.tzset'],
  // Reading modules of the standard library that the snapshot does not hold: from an archive in memory.
  ['__syscall_stat64', 'looking a module up'],
  ['__syscall_lstat64', 'looking a module up'],
  ['__syscall_fstat64', 'reading a module'],
  ['__syscall_newfstatat', 'looking a module up'],
  ['__syscall_getdents64', 'listing a folder of modules'],
  ['__syscall_getcwd', 'sys.path'],
  ['__syscall_readlinkat', 'os.path.realpath'],
  ['__syscall_faccessat', 'os.access'],
  ['fd_seek', 'reading a module'],
  ['fd_pread', 'reading a module'],
  // The interpreter itself.
  ['emscripten_get_heap_max', 'the most memory that there may be'],
  ['_Py_CheckEmscriptenSignals_Helper', 'looks for an interrupt now and then: there is none'],
  ['_PyEM_TrampolineCall_JS', 'calls a function of the WebAssembly table, which holds nothing that is not locked'],
  ['emscripten_runtime_keepalive_push', 'a counter'],
  ['emscripten_runtime_keepalive_pop', 'a counter'],
]);
