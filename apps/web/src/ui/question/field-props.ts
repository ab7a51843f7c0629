import type { CandidateResponse, CandidateView } from '../../shapes.js';

export interface FieldProps<V extends CandidateView = CandidateView> {
  content: V;
  response: CandidateResponse;
  onChange: (response: CandidateResponse) => void;
  disabled?: boolean;
}
