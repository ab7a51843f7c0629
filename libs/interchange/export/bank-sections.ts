import type { ExportSection } from './export-section.js';

/** What an instructor has in the bank; questions themselves are the house's. */
export const bankSections: readonly ExportSection[] = [
  {
    name: 'sharedQuestions',
    columns: { questionId: 't.question_id', questionSlug: 'q.slug' },
    from: `question_editors t join questions q on q.id = t.question_id
           where t.person_id = $1 and $2::timestamptz is not null`,
  },
  {
    name: 'bulkActs',
    columns: {
      id: 't.id',
      act: 't.act',
      filter: 't.filter',
      state: 't.state',
      createdAt: 't.created_at',
      changedAt: 't.changed_at',
    },
    from: 'bulk_acts t where t.person_id = $1 and $2::timestamptz is not null',
  },
];
