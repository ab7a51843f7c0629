export const roles = ['candidate', 'instructor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who runs a use case. `role` is read from the database with each request, never from a claim. */
export interface Actor {
  personId: string;
  role: Role;
}

/** Rehearse itself, as the author of starter questions: the nil UUID (RFC 9562, section 5.9) is nobody's id. */
export const systemActor: Actor = { personId: '00000000-0000-0000-0000-000000000000', role: 'admin' };
