import { checkAct, supervisionActs, type SupervisionAct } from './act.js';

const pointers = (act: SupervisionAct, reason: string, minutes?: number) =>
  checkAct(act, { reason, minutes }).map(({ pointer }) => pointer);

it.each<[SupervisionAct, number | undefined, string[]]>([
  ['extend', 1, []],
  ['extend', 600, []],
  ['extend', 0, ['/minutes']],
  ['extend', 601, ['/minutes']],
  ['extend', 2.5, ['/minutes']],
  ['extend', undefined, ['/minutes']],
  ['credit', 1, []],
  ['credit', 0, ['/minutes']],
  ['reopen', 0, []],
  ['reopen', -1, ['/minutes']],
  ['reopen', undefined, ['/minutes']],
  ['pause', undefined, []],
  ['pause', 5, ['/minutes']],
  ['resume', 5, ['/minutes']],
  ['terminate', 0, ['/minutes']],
])('%s with %p minutes: %p', (act, minutes, faults) => {
  expect(pointers(act, 'The power was cut', minutes)).toEqual(faults);
});

it('asks a reason for every act', () => {
  for (const act of supervisionActs) {
    expect(pointers(act, '   ab ')[0]).toBe('/reason');
    expect(pointers(act, 'x'.repeat(501))[0]).toBe('/reason');
    expect(pointers(act, 'abc')).not.toContain('/reason');
  }
});
