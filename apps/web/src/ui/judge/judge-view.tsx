import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Schemas } from '../../api.js';
import type { Judgement, ProgramView } from '../../shapes.js';

const JudgeReport = lazy(() => import('./judge-report.js'));

interface JudgeViewProps {
  /** As the API's document has it: the values of the cases may be anything. */
  judgement: Schemas['Judgement'] | undefined;
  content: ProgramView;
}

/** The judge's report, where there is one: an answer that was skipped was never judged. */
export function JudgeView({ judgement, content }: JudgeViewProps) {
  if (!judgement) return null;
  return (
    <Suspense fallback={<Skeleton height={120} />}>
      <JudgeReport judgement={judgement as Judgement} content={content} />
    </Suspense>
  );
}
