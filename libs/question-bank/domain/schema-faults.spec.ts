import { z } from 'zod';
import { schemaFaults } from './schema-faults.js';

const schema = z.strictObject({
  list: z.array(z.string()).min(2).max(3),
  text: z.string().max(5),
  share: z.number().positive().max(1),
  yes: z.boolean(),
  name: z.enum(['a', 'b']),
  own: z.string().min(1, 'must not be empty'),
  whole: z.int(),
  map: z.record(z.string(), z.string()),
});
const whole = { list: ['a', 'b'], text: 'a', share: 1, yes: true, name: 'a', own: 'x', whole: 1, map: {} };
const said = (change: object) => schemaFaults(schema.safeParse({ ...whole, ...change }).error!);

it.each<[object, string, string]>([
  [{ list: ['a'] }, '/list', 'must have at least 2 entries'],
  [{ list: ['a', 'b', 'c', 'd'] }, '/list', 'must have at most 3 entries'],
  [{ list: 7 }, '/list', 'must be a list'],
  [{ list: ['a', 1] }, '/list/1', 'must be a string'],
  [{ text: '123456' }, '/text', 'must have at most 5 characters'],
  [{ share: 0 }, '/share', 'must be more than 0'],
  [{ share: 2 }, '/share', 'must be at most 1'],
  [{ share: undefined }, '/share', 'is missing'],
  [{ yes: 'yes' }, '/yes', 'must be true or false'],
  [{ name: 'c' }, '/name', 'must be a, b'],
  [{ own: '' }, '/own', 'must not be empty'],
  [{ map: 7 }, '/map', 'must be an object'],
  [{ more: 1 }, '/more', 'is not a known field'],
])('says of %j in plain words what is wrong', (change, pointer, message) => {
  expect(said(change)).toEqual([{ pointer, message }]);
});
