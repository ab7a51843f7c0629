import { UsageFault } from '../failures.js';
import { addTopics, topicList, unknownNames, withWishes, type Mapping } from './mapping.js';

describe('the topics of a category', () => {
  it.each([
    ['Networks=tcp', { Networks: ['tcp'] }],
    ['Networks/Basics=tcp, http', { 'Networks/Basics': ['tcp', 'http'] }],
    ['a = b=tcp', { 'a = b': ['tcp'] }],
  ])('%s', (argument, topics) => expect(addTopics(argument)).toEqual(topics));

  it('add up', () => {
    const once = addTopics('A=tcp,http', { B: ['dns'] });
    expect(addTopics('A=http,dns', once)).toEqual({ A: ['tcp', 'http', 'dns'], B: ['dns'] });
  });

  it.each(['', 'Networks', '=tcp', 'Networks=', 'Networks= , '])('are not given by %j', (argument) =>
    expect(() => addTopics(argument)).toThrow(UsageFault),
  );

  it('of all others are a list', () => expect(topicList('tcp,, http ')).toEqual(['tcp', 'http']));
});

const proposed: Mapping = { categories: { A: ['tcp'], B: [] }, tags: { t: ['http'] }, topics: [], level: 'mid' };

it('what is wished for takes the place of what was proposed, and no more', () => {
  expect(withWishes(proposed, {})).toEqual(proposed);
  expect(withWishes(proposed, { categories: { B: ['dns'] }, level: 'senior' })).toEqual({
    categories: { A: ['tcp'], B: ['dns'] },
    tags: { t: ['http'] },
    topics: [],
    level: 'senior',
  });
});

it('names that the file does not have are told', () => {
  const figures = { categories: [{ name: 'A', records: 3 }], tags: [{ name: 't', records: 1 }] };
  expect(unknownNames({ categories: { A: ['x'], a: ['x'] }, tags: { t: ['x'], u: ['x'] } }, figures)).toEqual([
    'a',
    'u',
  ]);
});
