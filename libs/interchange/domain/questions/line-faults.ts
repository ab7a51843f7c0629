import { reasonOf } from './told.js';
import type { RecordHeader, RefusedRecord } from './question-record.js';

/** What is wrong on a line, from 1. */
export interface LineFault {
  line: number;
  message: string;
}

/** The record that is not well-formed, at the line of its first fault; the others say their own. */
export function faultyRecord(header: RecordHeader, faults: readonly LineFault[]): RefusedRecord {
  const [first, ...others] = faults.toSorted((one, other) => one.line - other.line);
  const line = first?.line ?? header.at.line;
  const reasons = others.map((fault) => (fault.line === line ? fault.message : `line ${fault.line}: ${fault.message}`));
  return {
    ...header,
    at: { ...header.at, ...(line !== undefined && { line }) },
    refused: 'error',
    reason: reasonOf(first ? [first.message, ...reasons] : reasons),
  };
}
