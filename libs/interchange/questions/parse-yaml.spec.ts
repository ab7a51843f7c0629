import { parseYaml } from './parse-yaml.js';

it('reads YAML and JSON', () => {
  expect(parseYaml('a: &x [1, yes]\nb: *x\n')).toEqual({ value: { a: [1, 'yes'], b: [1, 'yes'] }, faults: [] });
  expect(parseYaml('{"a": [{"b": null}]}')).toEqual({ value: { a: [{ b: null }] }, faults: [] });
});

it.each([
  ['a: 1\nb: 2\na: 3\n', 3, 'Map keys must be unique'],
  ['a:\n\tb: 1\n', 2, expect.stringContaining('Tabs')],
  ['a: 1\n---\nb: 2\n', 2, 'A second document begins here'],
])('tells what is wrong with %j, and where', (text, line, message) => {
  expect(parseYaml(text)).toMatchObject({ value: undefined, faults: expect.arrayContaining([{ line, message }]) });
});

/** Each would end the process, not only the reading, if it were put together. */
it.each(['[', '{', '- ', '? ', '{a: ', '!!seq [', '- - '])('refuses what is too deep: %j', (unit) => {
  expect(() => parseYaml(`a: 1\nquestions:\n  ${unit.repeat(200_000)}`)).toThrow(
    expect.objectContaining({ code: 'corrupt' }),
  );
});

it('takes what nests as deep as questions do', () => {
  const deep = `${'['.repeat(200)}1${']'.repeat(200)}`;
  expect(parseYaml(`questions: ${deep}`).faults).toEqual([]);
});
