import type { EngineLimits, ExternalLanguage } from '../engine.js';

/** As `GET /languages` lists them: `C++ (GCC 9.2.0)`. */
export interface Judge0Language {
  id: number;
  name: string;
}

const names: Record<ExternalLanguage, RegExp> = {
  java: /^Java \(/,
  go: /^Go \(/,
  // Clang's own library has no <bits/stdc++.h>; with GCC's it would do, but no name tells.
  cpp: /^C\+\+ \((?!Clang)/,
  ruby: /^Ruby \(/,
  csharp: /^C# \(/,
  rust: /^Rust \(/,
};

/** The highest version of a language; C# of Mono rather than of .NET, which takes seconds to compile. */
export function newestOf(language: ExternalLanguage, known: readonly Judge0Language[]): Judge0Language | undefined {
  const found = known.filter(({ name }) => names[language].test(name));
  const mono = found.filter(({ name }) => name.includes('Mono'));
  return (mono.length ? mono : found).toSorted((a, b) => b.name.localeCompare(a.name, 'en', { numeric: true }))[0];
}

/** Judge0 compiles without optimisation, Rust as its edition of 2015. */
export function compilerOptions(language: ExternalLanguage, { name }: Judge0Language): string | undefined {
  if (language === 'cpp') return '-O2 -std=c++17';
  if (language !== 'rust') return undefined;
  const [, major, minor] = /(\d+)\.(\d+)/.exec(name) ?? [];
  const knows2021 = Number(major) > 1 || Number(minor) >= 56;
  return `-O --edition=${knows2021 ? 2021 : 2018}`;
}

/** In Judge0's units: seconds and KiB. */
export function submissionLimits({ cpuMs, wallMs, memoryMb, outputBytes }: EngineLimits): Record<string, number> {
  return {
    cpu_time_limit: cpuMs / 1000,
    cpu_extra_time: 0.5,
    wall_time_limit: wallMs / 1000,
    memory_limit: memoryMb * 1024,
    stack_limit: 65_536,
    max_file_size: Math.ceil(outputBytes / 1024),
    // A JVM and Go's runtime start some for each core of the host.
    max_processes_and_or_threads: 120,
  };
}
