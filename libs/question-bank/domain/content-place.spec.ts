import { isPlaceIn } from './content-place.js';

const content = {
  prompt: 'Which?',
  options: [
    { id: 'a', text: 'One' },
    { id: '1', text: 'Two' },
  ],
  key: ['a'],
  'a/b~c': 0,
};

it.each([
  '/prompt',
  '/options',
  '/options/a',
  '/options/a/text',
  '/options/0/text',
  '/options/1/text',
  '/key/0',
  '/a~1b~0c',
])('%s is there', (pointer) => expect(isPlaceIn(content, pointer)).toBe(true));
it.each([
  '',
  'prompt',
  '/',
  '/options/b',
  '/options/2',
  '/options/01',
  '/prompt/length',
  '/toString',
  '/__proto__',
  '/key/-',
])('%j is not', (pointer) => expect(isPlaceIn(content, pointer)).toBe(false));
