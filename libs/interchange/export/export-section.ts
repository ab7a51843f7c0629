/** One kind of thing that a person owns, as it is read and as it is written. */
export interface ExportSection {
  name: string;
  /** Field of the export → SQL, in the order of a CSV's columns. */
  columns: Record<string, string>;
  /** From where, and which: `$1` is the person, `$2` now. */
  from: string;
  /**
   * What the rows are ordered by, unique within a person and by an index, so that they are read batch by batch from
   * where the last one ended. Without it there are few, and they are read at once.
   */
  by?: { columns: string[]; types: string[]; first: string[] };
}
