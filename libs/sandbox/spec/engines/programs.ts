import { parseValueType, type ClassSignature, type FunctionSignature } from '@app/kernel/signature.js';
import type { ExternalLanguage } from '@app/sandbox/engines/engine.js';
import { starterOf } from '@app/sandbox/engines/starter.js';

const value = (type: string) => ({ name: 'value', type: parseValueType(type) });
const echoes: Record<string, string> = {
  anInt: 'int',
  aLong: 'long',
  aFloat: 'float',
  aText: 'string',
  aBool: 'bool',
  ints: 'int[]',
  floats: 'float[]',
  bools: 'bool[]',
  texts: 'string[]',
  matrix: 'int[][]',
  maybe: 'int?',
  maybeText: 'string?',
  maybes: 'float?[]',
  maybeInts: 'int[]?',
  counts: 'map<string,int>',
  byNumber: 'map<int,string[]>',
  maps: 'map<string,bool?>[]',
  nodes: 'list<int>',
  manyNodes: 'list<int>[]',
  root: 'tree<string?>',
  web: 'graph',
};
export const echoTypes = Object.fromEntries(Object.entries(echoes).map(([name, type]) => [name, parseValueType(type)]));

/** A class that gives back what it is given: a method for every type. */
export const echoSignature: ClassSignature = {
  kind: 'class',
  name: 'Echo',
  parameters: [value('int[]'), { name: 'second', type: parseValueType('string') }],
  methods: [
    ...Object.entries(echoes).map(([name, type]) => ({
      name,
      parameters: [value(type)],
      returns: parseValueType(type),
    })),
    { name: 'nothing', parameters: [value('int')], returns: parseValueType('void') },
  ],
};

const fill: Record<ExternalLanguage, (starter: string) => string> = {
  java: (text) => text.replaceAll(/return (?:0|null|false);/g, 'return value;'),
  csharp: (text) => text.replaceAll(/return (?:default\(\w+\)|null);/g, 'return value;'),
  cpp: (text) => text.replaceAll('return {};', 'return value;'),
  go: (text) => text.replaceAll(/\treturn (?:nil|0|false|"")\n/g, '\treturn value\n'),
  ruby: (text) => text.replaceAll(/(def \w+\(value\)\n)/g, '$1    value\n'),
  rust: (text) =>
    text
      .replace(/(fn new.*\n\s+)todo!\(\)/, '$1Echo {}')
      .replace(/(fn nothing.*\n\s+)todo!\(\)/, '$1')
      .replaceAll('todo!()', 'value'),
};

/** What the candidate would have made of the starter code. */
export const echoSource = (language: ExternalLanguage): string => fill[language](starterOf(echoSignature, language)!);

/** Does as it is told: by `how` it gives back `n`, prints, throws, ends the program, or never ends. */
export const actSignature: FunctionSignature = {
  kind: 'function',
  name: 'act',
  parameters: [
    { name: 'how', type: { kind: 'string' } },
    { name: 'n', type: { kind: 'int' } },
  ],
  returns: { kind: 'int' },
};

export const actSources: Record<ExternalLanguage, string> = {
  java: `import java.util.List;
/* naïve */
public class Solution {
  static int deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }
  public long act(String how, long n) {
    if (how.equals("print")) { System.out.println("hello Wörld " + n); System.out.print("\\n@no mark"); }
    if (how.equals("throw")) throw new IllegalStateException("thrown ü");
    if (how.equals("exit")) System.exit(3);
    if (how.equals("loop")) for (;;) n++;
    if (how.equals("deep")) return deep((int) n);
    if (how.equals("flood")) for (;;) System.out.println("flood flood flood flood flood flood flood flood");
    return n;
  }
}`,
  go: `package main

import (
	"fmt"
	"os"
)

func deep(n int) int { if n == 0 { return 0 }; return 1 + deep(n-1) }
func act(how string, n int) int {
	if how == "print" { fmt.Println("hello Wörld", n); fmt.Print("\\n@no mark") }
	if how == "throw" { panic("thrown ü") }
	if how == "exit" { os.Exit(3) }
	if how == "loop" { for { n++ } }
	if how == "deep" { return deep(n) }
	if how == "flood" { for { fmt.Println("flood flood flood flood flood flood flood flood") } }
	return n
}`,
  cpp: `#define int long long
class Solution {
public:
  int deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }
  int act(const string& how, int n) {
    if (how == "print") { cout << "hello Wörld " << n << endl; printf("\\n@no mark"); }
    if (how == "throw") throw runtime_error("thrown ü");
    if (how == "exit") exit(3);
    if (how == "loop") for (volatile int i = 0;; i++);
    if (how == "deep") return deep(n);
    if (how == "flood") for (;;) puts("flood flood flood flood flood flood flood flood");
    return n;
  }
};`,
  ruby: `def deep(n)
  n == 0 ? 0 : 1 + deep(n - 1)
end
def act(how, n)
  if how == 'print'
    puts "hello Wörld #{n}"
    print "\\n@no mark"
  end
  raise 'thrown ü' if how == 'throw'
  exit!(3) if how == 'exit'
  loop { n += 1 } if how == 'loop'
  return deep(n) if how == 'deep'
  loop { puts 'flood flood flood flood flood flood flood flood' } if how == 'flood'
  n
end`,
  csharp: `using System;
public class Solution {
  int deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }
  public long act(string how, long n) {
    if (how == "print") { Console.WriteLine("hello Wörld " + n); Console.Write("\\n@no mark"); }
    if (how == "throw") throw new InvalidOperationException("thrown ü");
    if (how == "exit") Environment.Exit(3);
    if (how == "loop") for (;;) n++;
    if (how == "deep") return deep((int) n);
    if (how == "flood") for (;;) Console.WriteLine("flood flood flood flood flood flood flood flood");
    return n;
  }
}`,
  rust: `use std::process;
fn deep(n: i64) -> i64 { if n == 0 { 0 } else { 1 + deep(n - 1) } }
impl Solution {
    pub fn act(how: String, mut n: i64) -> i64 {
        if how == "print" { println!("hello Wörld {}", n); print!("\\n@no mark"); }
        if how == "throw" { panic!("thrown ü"); }
        if how == "exit" { process::exit(3); }
        if how == "loop" { loop { n = n.wrapping_add(1); } }
        if how == "deep" { return deep(n); }
        if how == "flood" { loop { println!("flood flood flood flood flood flood flood flood"); } }
        n
    }
}`,
};

/** Line of `throw` in the sources above, where the language tells it. */
export const throwLines: Partial<Record<ExternalLanguage, number>> = { java: 7, go: 11, ruby: 9, rust: 6 };

/** Turns an array round in its place. */
export const turnSignature: FunctionSignature = {
  kind: 'function',
  name: 'turn',
  parameters: [
    { name: 'items', type: parseValueType('int[]') },
    { name: 'next', type: { kind: 'int' } },
  ],
  returns: { kind: 'void' },
  mutates: 0,
};

export const turnSources: Record<ExternalLanguage, string> = {
  java: 'class Solution { void turn(long[] a, long k) { for (int i = 0, j = a.length - 1; i < j; i++, j--) { long t = a[i]; a[i] = a[j]; a[j] = t; } } }',
  go: 'func turn(a []int, k int) { for i, j := 0, len(a)-1; i < j; i, j = i+1, j-1 { a[i], a[j] = a[j], a[i] } }',
  cpp: 'class Solution { public: void turn(vector<long long>& a, long long k) { reverse(a.begin(), a.end()); } };',
  ruby: 'def turn(a, k)\n  a.reverse!\nend',
  csharp: 'class Solution { public void turn(long[] a, long k) { Array.Reverse(a); } }',
  rust: 'impl Solution { pub fn turn(a: &mut Vec<i64>, k: i64) { a.reverse() } }',
};

/** Programs with a mistake in their third line that no compiler takes. */
export const brokenSources: Record<ExternalLanguage, string> = {
  java: 'import java.util.*;\nclass Solution {\n  void turn(long[] a, long k) { oops }\n}',
  go: 'package main\n\nfunc turn(a []int, k int) { oops }',
  cpp: 'class Solution {\npublic:\n  void turn(vector<long long>& a, long long k) { oops }\n};',
  ruby: 'def turn(a, k)\n  a\n  oops(]\nend',
  csharp: 'class Solution {\n\n  public void turn(long[] a, long k) { oops }\n}',
  rust: 'impl Solution {\n\n    pub fn turn(a: &mut Vec<i64>, k: i64) { oops }\n}',
};
