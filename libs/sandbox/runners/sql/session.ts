import { protocol } from '@electric-sql/pglite';
import type { Complaint } from './complaint.js';
import type { Connection } from './connection.js';

const { serialize, messages: kinds } = protocol;

/** What the server answered a request with. `rows`: PostgreSQL's text form. */
export interface Answer {
  complaint?: Complaint;
  rows: (string | null)[][];
  fields?: { name: string; dataTypeID: number }[];
  parameters: number;
  /** There are more rows than were asked for. */
  isSuspended: boolean;
  /** More came than a reply may hold. */
  isCut: boolean;
}

/** @throws ServerLost */
export function runScript(connection: Connection, sql: string): Answer {
  return answerOf(connection, serialize.query(sql));
}

/** Has the server read one statement, without running it. More than one is an error there. @throws ServerLost */
export function prepare(connection: Connection, sql: string): Answer {
  return answerOf(connection, serialize.parse({ text: sql }), serialize.describe({ type: 'S' }), serialize.sync());
}

/** Runs what was prepared, for at most `mostRows` rows. @throws ServerLost */
export function execute(connection: Connection, mostRows: number): Answer {
  return answerOf(connection, serialize.bind(), serialize.execute({ rows: mostRows }), serialize.sync());
}

function answerOf(connection: Connection, ...requests: Uint8Array[]): Answer {
  const { messages, isCut } = connection.send(...requests);
  const answer: Answer = { rows: [], parameters: 0, isSuspended: false, isCut };
  for (const message of messages) {
    if (message instanceof kinds.DatabaseError) answer.complaint ??= complaintOf(message);
    else if (message instanceof kinds.RowDescriptionMessage) answer.fields = message.fields;
    else if (message instanceof kinds.ParameterDescriptionMessage) answer.parameters = message.parameterCount;
    else if (message instanceof kinds.DataRowMessage) answer.rows.push(message.fields);
    else if (message.name === 'portalSuspended') answer.isSuspended = true;
  }
  return answer;
}

type DatabaseError = InstanceType<typeof kinds.DatabaseError>;

const complaintOf = ({ message, code, detail, hint, where, position }: DatabaseError): Complaint => ({
  message,
  code,
  detail,
  hint,
  where,
  position,
});
