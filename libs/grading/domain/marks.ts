/** What a mark is made of, to be shown with the key. Ids are those of the question's parts. */
export type GradeDetail =
  | { kind: 'single-choice'; feedback: string }
  | {
      kind: 'multiple-choice';
      right: string[];
      wrong: string[];
      missed: string[];
      /** Of each option that was chosen or missed and has any. */
      feedback: { id: string; text: string }[];
    }
  | { kind: 'ordering'; longestInOrder: number; of: number }
  | { kind: 'matching'; right: string[]; wrong: string[]; missed: string[] }
  | { kind: 'open'; points: number; of: number };

/** `score` is in [0, 1]. */
export interface Marks {
  score: number;
  detail?: GradeDetail;
}

/** `skipped`: nothing was answered. `ungraded`: a person has to say. */
export type Outcome = Marks | 'skipped' | 'ungraded';
