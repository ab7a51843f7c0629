import { renderCloze } from './anki-cloze.js';
import { renderCard, type TemplateValues } from './anki-template.js';

const values = (fields: Record<string, string>, cloze?: number): TemplateValues => ({
  fields: new Map(Object.entries(fields)),
  tags: ['dsa', 'a<b'],
  deck: 'Interviews::Trees',
  noteType: 'Basic',
  template: 'Card 1',
  cloze,
});
const front = (template: string, fields: Record<string, string>, cloze?: number) =>
  renderCard({ front: template, back: '' }, values(fields, cloze)).front;

it.each([
  ['{{Front}}!', { Front: 'q' }, 'q!'],
  ['{{Gone}}', {}, ''],
  ['{{#Hint}}({{Hint}}){{/Hint}}', { Hint: 'h' }, '(h)'],
  ['{{#Hint}}({{Hint}}){{/Hint}}', { Hint: '<br>&nbsp;' }, ''],
  ['{{^Hint}}none{{/Hint}}', { Hint: '' }, 'none'],
  ['{{#A}}a{{#B}}b{{/B}}{{/A}}', { A: '', B: 'x' }, ''],
  ['{{text:Front}}', { Front: '<b>x</b>' }, 'x'],
  ['{{type:Back}}', { Back: 'x' }, ''],
  ['{{hint:Back}}', { Back: 'x' }, 'x'],
  ['{{Tags}} {{Deck}} {{Subdeck}} {{Type}} {{Card}}', {}, 'dsa a&lt;b Interviews::Trees Trees Basic Card 1'],
  ['{{furigana:F}}', { F: ' 漢字[かんじ]' }, '漢字 (かんじ)'],
  ['{{! a remark }}{{tts en_US:Front}}x', { Front: 'q' }, 'x'],
  ['{{unclosed', {}, '{{unclosed'],
])('%s with %j', (template, fields, expected) => {
  expect(front(template, fields as Record<string, string>)).toBe(expected);
});

it('shows the back without the front, below the line where there is one', () => {
  const sides = (back: string) => renderCard({ front: '{{F}}', back }, values({ F: 'q', B: 'a', X: 'more' }));
  expect(sides('{{FrontSide}}<hr id=answer>{{B}}')).toEqual({ front: 'q', back: 'a' });
  expect(sides('{{FrontSide}}<hr id="answer" class=x>\n')).toEqual({ front: 'q', back: '<hr id="answer" class=x>\n' });
  expect(sides('{{B}}<br>{{X}}').back).toBe('a<br>more');
});

it.each([
  ['{{c1::heap}} and {{c2::stack}}', 1, '<b>[…]</b> and stack', '<b>heap</b> and stack'],
  ['{{c1::heap::a tree}} x', 1, '<b>[a tree]</b> x', '<b>heap</b> x'],
  ['{{c1::a {{c2::b}} c}}', 2, 'a <b>[…]</b> c', 'a <b>b</b> c'],
  ['{{c1::a {{c2::b::hint}} c}}', 1, '<b>[…]</b>', '<b>a b c</b>'],
  ['{{c1,2::both}}', 2, '<b>[…]</b>', '<b>both</b>'],
  ['std::vector {{c1::std}}::x', 1, 'std::vector <b>[…]</b>::x', 'std::vector <b>std</b>::x'],
  ['{{c1::never closed', 1, '{{c1::never closed', '{{c1::never closed'],
])('shows %s as cloze %i', (html, number, expectedFront, expectedBack) => {
  expect(renderCloze(html, number, 'front')).toBe(expectedFront);
  expect(renderCloze(html, number, 'back')).toBe(expectedBack);
});

it('bounds what a template makes of its note', () => {
  const long = 'x'.repeat(100_000);
  expect(front('{{F}}'.repeat(100), { F: long }).length).toBe(400_000);
  expect(renderCloze('{{c1::'.repeat(20_000), 1, 'front').length).toBeGreaterThan(0);
});
