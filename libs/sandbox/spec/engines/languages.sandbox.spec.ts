import fc from 'fast-check';
import type { Signature, ValueType, Wire } from '@app/kernel/signature.js';
import { EngineClient } from '@app/sandbox/engines/adapters/engine-client.js';
import { externalLanguages } from '@app/sandbox/engines/engine.js';
import { ExternalRunner } from '@app/sandbox/engines/external.js';
import { Judge0Engine } from '@app/sandbox/engines/adapters/judge0.js';
import { PistonEngine } from '@app/sandbox/engines/adapters/piston.js';
import type { ProgramRun } from '@app/sandbox/program.js';
import {
  actSignature,
  actSources,
  brokenSources,
  echoSignature,
  echoSource,
  echoTypes,
  throwLines,
  turnSignature,
  turnSources,
} from './programs.js';
import { TestEngine } from './test-engine.js';
import { hasToolchain, missing } from './toolchains.js';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', ' \n\t ', 'S 0 0', '"\\', '\0', '__proto__'),
);
const integer = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(2 ** 53 - 1, -(2 ** 53 - 1)),
);
const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const float = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom<number | string>(0.1, -0, 5e-324, 1.7976931348623157e308, 'NaN', 'Infinity', '-Infinity'),
);

function arbitrary(type: ValueType): fc.Arbitrary<Wire> {
  switch (type.kind) {
    case 'int':
      return integer;
    case 'long':
      return long;
    case 'float':
      return float;
    case 'string':
      return anyText;
    case 'bool':
      return fc.boolean();
    case 'nullable':
      return fc.option(arbitrary(type.of), { nil: null });
    case 'array':
    case 'list':
      return fc.array(arbitrary(type.of), { maxLength: 5 });
    case 'map':
      return fc.dictionary(
        type.key === 'int' ? integer.map((key) => String(key === 0 ? 0 : key)) : anyText,
        arbitrary(type.of),
        { maxKeys: 4 },
      );
    case 'tree':
      return tree(arbitrary(type.of.kind === 'nullable' ? type.of.of : type.of));
    case 'graph':
      return graph;
    default:
      throw new Error(type.kind);
  }
}

/** In level order: a node's children follow where there are any, no nulls at the end. */
function tree(value: fc.Arbitrary<Wire>): fc.Arbitrary<Wire[]> {
  return fc.array(fc.tuple(value, fc.integer({ min: 0, max: 3 })), { maxLength: 9 }).map((nodes) => {
    const items: Wire[] = nodes.length ? [nodes[0]![0]] : [];
    for (let next = 1, at = 0; next < nodes.length; at++) {
      const wants = at < nodes.length ? nodes[at]![1] | (at === next - 1 ? 1 : 0) : 3;
      for (const side of [1, 2]) items.push(wants & side && next < nodes.length ? nodes[next++]![0] : null);
    }
    while (items.length && items.at(-1) === null) items.pop();
    return items;
  });
}

/** Connected, so that all of it is found from its first node. */
const graph = fc.array(fc.nat(), { maxLength: 6 }).map((parents) => {
  const neighbours: number[][] = parents.map(() => []);
  for (const [index, parent] of parents.entries()) {
    if (index === 0) continue;
    const other = parent % index;
    neighbours[index]!.push(other + 1);
    neighbours[other]!.push(index + 1);
  }
  return neighbours;
});

const call = fc
  .constantFrom(...Object.keys(echoTypes))
  .chain((name) => arbitrary(echoTypes[name]!).map((given): [string, Wire[]] => [name, [given]]));
const rounds = fc.sample(fc.array(call, { minLength: 20, maxLength: 40 }), { numRuns: 30, seed: 20_261 });
/** Every method in the first, whatever chance brings. */
const everyMethod = Object.entries(echoTypes).map(([name, type]): [string, Wire[]] => [
  name,
  fc.sample(arbitrary(type), { numRuns: 1, seed: 7 }),
]);

const limits = { timeMs: 2_000, memoryMb: 256 };

describe.each(['piston', 'judge0'] as const)('%s', (kind) => {
  let engine: TestEngine;
  let runner: ExternalRunner;
  beforeAll(async () => {
    engine = await TestEngine.start(kind);
    const client = new EngineClient(kind, engine.url, {});
    runner = new ExternalRunner(kind === 'piston' ? new PistonEngine(client) : new Judge0Engine(client));
  });
  afterAll(() => engine.stop());

  const here = externalLanguages.filter(hasToolchain);
  // Both speak the same harness: what takes a compiler long is done with one of them.
  const languages = kind === 'piston' ? here : here.filter((language) => language === 'ruby');
  for (const language of externalLanguages.filter((one) => !here.includes(one)))
    console.info(`not tried: ${missing(language)}`);

  for (const language of languages)
    describe(`in ${language}`, () => {
      const run = (
        signature: Signature,
        source: string,
        cases: Wire[][],
        timeMs = limits.timeMs,
      ): Promise<ProgramRun> => runner.run({ language, source, signature, cases, limits: { ...limits, timeMs } });

      it('gives every value back as it was', async () => {
        const calls = [...everyMethod, ['nothing', [1]] as [string, Wire[]]];
        const cases: Wire[][] = [calls, ...rounds].map((steps) => [[[1, 2], 'x'], steps]);
        const { compileError, cases: ran } = await run(echoSignature, echoSource(language), cases);
        expect(compileError).toBeUndefined();
        expect(ran.filter(({ status }) => status !== 'OK')).toEqual([]);
        expect(ran.map(({ value }) => value)).toEqual([
          [...everyMethod.map(([, [given]]) => given), null],
          ...rounds.map((steps) => steps.map(([, [given]]) => given)),
        ]);
      });

      it('gives back what was changed in its place', async () => {
        const { cases } = await run(turnSignature, turnSources[language], [
          [[7001, 7002, 7003], 0],
          [[], 0],
        ]);
        expect(cases).toMatchObject([
          { status: 'OK', value: [7003, 7002, 7001] },
          { status: 'OK', value: [] },
        ]);
      });

      it('tells prints, exceptions, depth and the end of the program apart, and goes on', async () => {
        const ways: Wire[][] = [
          ['give', 7],
          ['print', 8],
          ['throw', 0],
          ['deep', 5_000],
          ['exit', 0],
          ['give', 9],
        ];
        const { cases } = await run(actSignature, actSources[language], ways);
        expect(cases).toMatchObject([
          { status: 'OK', value: 7, stdout: '' },
          { status: 'OK', value: 8, stdout: 'hello Wörld 8\n\n@no mark' },
          { status: 'RE', message: expect.stringContaining('thrown ü') },
          { status: 'OK', value: 5_000 },
          { status: 'RE', message: expect.stringContaining('exit code 3') },
          { status: 'OK', value: 9 },
        ]);
        const line = throwLines[language];
        if (line !== undefined) expect(cases[2]!.message).toContain(`(line ${line})`);
      });

      it('stops what prints without end', async () => {
        const { cases } = await run(
          actSignature,
          actSources[language],
          [
            ['give', 1],
            ['flood', 0],
            ['give', 3],
          ],
          10_000,
        );
        expect(cases.map(({ status }) => status)).toEqual(['OK', 'OLE']);
        expect(cases[1]!.stdout).toHaveLength(65_536);
      });

      it('tells the line of a mistake', async () => {
        const { compileError, cases } = await run(turnSignature, brokenSources[language], [[[1], 0]]);
        expect(cases).toEqual([]);
        expect(compileError).toMatch(
          language === 'csharp' ? /solution\.cs\(3/ : language === 'rust' ? /solution\.rs:3:/ : /solution\.\w+:3/,
        );
      });
    });

  // It costs the whole limit, so not in each language: what tells it is the mark before the call, as with the exit above.
  for (const language of languages.filter((one) => one === 'ruby' || one === 'cpp'))
    it(`${language}: knows the case that never ends, and those before it`, async () => {
      const cases: Wire[][] = [
        ['give', 1],
        ['print', 2],
        ['loop', 0],
        ['give', 3],
      ];
      const source = actSources[language];
      const quick = { ...limits, timeMs: 200 };
      const ran = await runner.run({ language, source, signature: actSignature, cases, limits: quick });
      expect(ran.cases.map(({ status }) => status)).toEqual(['OK', 'OK', 'TLE']);
    });

  it('is never told what is expected', () => {
    const sent = engine.received.filter(Boolean).map((body) => JSON.parse(body) as Record<string, unknown>);
    const plain = (text: unknown) =>
      kind === 'piston' ? String(text) : Buffer.from(String(text), 'base64').toString();
    const turned = sent.map(({ stdin }) => plain(stdin)).filter((stdin) => stdin.includes('\n7001\n7002\n7003\n'));
    expect(turned.length).toBe(languages.length);
    for (const stdin of turned) expect(stdin).not.toMatch(/7003\n7002/);
    for (const body of sent) expect(Object.keys(body).join()).not.toMatch(/expect/);
  });
});
