import { systemActor, type Actor } from '@app/kernel/actor.js';
import { mayEdit, mayManage } from './permissions.js';

const person = (personId: string, role: Actor['role'] = 'instructor'): Actor => ({ personId, role });
const shared = { ownerId: 'owner', editorIds: ['editor'] };
const starter = { ownerId: systemActor.personId, editorIds: [] };

it.each([
  ['its owner', person('owner'), shared, true, true],
  ['an editor', person('editor'), shared, true, false],
  ['another instructor', person('other'), shared, false, false],
  ['an admin', person('other', 'admin'), shared, true, true],
  ['any instructor, of what came with Rehearse', person('other'), starter, true, false],
])('%s', (_, actor, ownership, edits, manages) => {
  expect([mayEdit(actor, ownership), mayManage(actor, ownership)]).toEqual([edits, manages]);
});
