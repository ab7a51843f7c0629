import type { Signature, Wire } from '@app/kernel/signature.js';

/** Languages that run in the sandboxes of this machine. */
export const ownLanguages = ['javascript', 'typescript', 'python'] as const;
export type OwnLanguage = (typeof ownLanguages)[number];

/** A candidate's program and what to call it with. Expected values are not among it: they never enter a sandbox. */
export interface Program {
  language: string;
  source: string;
  signature: Signature;
  /** One list of arguments a case, in wire form. */
  cases: Wire[][];
  limits: Limits;
}

/** `timeMs`: CPU time a case, in milliseconds. `memoryMb`: what the program may hold at once, in MiB. */
export interface Limits {
  timeMs: number;
  memoryMb: number;
}

/**
 * How one call ended. `OK`: it gave a value, right or not. RE: it threw, or tried what a sandbox forbids.
 * OLE: it printed too much.
 */
export type RunStatus = 'OK' | 'TLE' | 'MLE' | 'OLE' | 'RE';

export interface CaseRun {
  status: RunStatus;
  /** Where `status` is OK. Parsed from the program's own words: its shape is not to be trusted. */
  value?: Wire;
  /** CPU time of the call, in milliseconds. */
  cpuMs: number;
  /** Most memory held so far, in KiB, where the engine can tell. */
  memoryKb?: number;
  /** What the program printed during the call, cut at 64 KiB. */
  stdout: string;
  /** What went wrong, with the place in the candidate's source, at most 2,000 characters. */
  message?: string;
}

/**
 * `cases`: in their order, those that ran; after a TLE, MLE or OLE the rest is not run. `compileError`: nothing ran.
 */
export interface ProgramRun {
  compileError?: string;
  cases: CaseRun[];
}

export interface SqlProgram {
  /** Trusted: makes and fills the tables. */
  setup: string;
  /** The candidate's one statement. */
  sql: string;
  limits: Limits;
}

/** Cells are PostgreSQL's text form; null is NULL. `types`: names of the columns' types (`int4`, `numeric`, `text`, …). */
export interface SqlRun {
  status: RunStatus | 'CE';
  columns: string[];
  types: string[];
  rows: (string | null)[][];
  /** More rows than are given (1,000). */
  truncated: boolean;
  cpuMs: number;
  /** PostgreSQL's message with its SQLSTATE, position and hint. */
  message?: string;
}

/** The sandbox could not do its part: no verdict, to be tried again, never charged to the candidate (IE). */
export class SandboxFailure extends Error {
  override readonly name = 'SandboxFailure';
}

/** More programs wait than the sandbox takes. To be tried again later. */
export class SandboxBusy extends SandboxFailure {}
