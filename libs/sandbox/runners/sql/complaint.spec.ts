import { describeComplaint, statusOf } from './complaint.js';

it.each([
  ['42601', 'syntax error', 'CE'],
  ['42703', 'column "a" does not exist', 'RE'],
  ['53200', 'out of memory', 'MLE'],
  ['53400', 'temporary file size exceeds "temp_file_limit"', 'MLE'],
  ['XX000', 'invalid memory alloc request size 1073741824', 'MLE'],
  ['54000', 'requested length too large', 'MLE'],
  ['54000', 'number of array dimensions (7) exceeds the maximum allowed (6)', 'RE'],
  [undefined, 'something', 'RE'],
])('takes %s (%s) for %s', (code, message, status) => {
  expect(statusOf({ message, ...(code && { code }) })).toBe(status);
});

it('counts the place in characters, by line', () => {
  const complaint = { message: 'no', code: '42703', position: '11', hint: 'look', detail: 'there' };
  expect(describeComplaint(complaint, "select '🦊'\n, x")).toBe(
    'no (SQLSTATE 42703)\nline 1, column 11\nDetail: there\nHint: look',
  );
  expect(describeComplaint({ ...complaint, position: '14' }, "select '🦊'\n, x")).toContain('line 2, column 3');
});

it('says no more than 2,000 characters', () => {
  expect(describeComplaint({ message: 'x'.repeat(9_000) }, '')).toHaveLength(2_000);
});
