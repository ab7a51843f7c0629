import type { CandidateResponse, CandidateView } from '../../shapes.js';
import type { ProgramHost } from '../program/host.js';

export interface FieldProps<V extends CandidateView = CandidateView> {
  content: V;
  response: CandidateResponse;
  onChange: (response: CandidateResponse) => void;
  disabled?: boolean;
  /** For questions that are answered by a program. */
  host?: ProgramHost;
}
