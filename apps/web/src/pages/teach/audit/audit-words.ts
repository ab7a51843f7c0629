const words: Record<string, string> = {
  'question.created': 'Question created',
  'question.changed': 'Question changed',
  'question.draft-saved': 'Draft saved',
  'question.draft-removed': 'Draft removed',
  'question.removed': 'Question removed',
  'question.submitted': 'Submitted for review',
  'question.withdrawn': 'Taken back from review',
  'question.commented': 'Commented',
  'question.comment-resolved': 'Comment resolved',
  'question.comment-reopened': 'Comment reopened',
  'question.checked': 'Checklist ticked',
  'question.rejected': 'Changes requested',
  'question.approved': 'Approved',
  'question.published': 'Published',
  'question.retired': 'Retired',
};

/** An act in words; one that has none as it is called: `person.disabled` is "Person disabled". */
export function actionWords(action: string): string {
  const plain = action.replace('.', ' ').replaceAll('-', ' ');
  return words[action] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const filterActions = Object.entries(words).map(([value, label]) => ({ value, label }));
