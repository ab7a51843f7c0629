/** SQL: whether a person may be asked question `q`: it is published, or their own. `person` is a placeholder. */
export const visibleTo = (person: string): string => `(q.published_number is not null or q.private_to = ${person})`;

/** SQL: whether `v` is the version of question `q` that a person gets; of what is not visible to them, none is. */
export const versionFor = (person: string): string =>
  `v.question_id = q.id
   and v.number = coalesce(q.published_number, case when q.private_to = ${person} then q.private_number end)`;
