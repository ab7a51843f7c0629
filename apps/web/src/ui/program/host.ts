/** What a page tells the workbench about itself: where a program is run, kept and handed in. */
export interface ProgramHost {
  /** Asked to run the program; missing in a preview of what is not published. */
  slug?: string;
  /** The sitting that asks the question: its version is meant. */
  sessionId?: string;
  /** Where drafts are kept; missing: nowhere. */
  shelf?: string;
  /** Hands the answer in, where a page grades questions one by one. */
  onSubmit?: (() => void) | undefined;
  submitting?: boolean;
}
