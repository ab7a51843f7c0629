import { Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { isProgram, type DebriefItem } from '../../../shapes.js';
import { Card } from '../../../ui/card.js';
import { JudgeView } from '../../../ui/judge/judge-view.js';
import { Markdown } from '../../../ui/markdown.js';
import { SchemaFold } from '../../../ui/program/schema-view.js';
import { AnswerText } from '../../../ui/question/answer-text.js';
import { QuestionMeta } from '../../../ui/question/question-meta.js';
import { SolutionLabel, SolutionView } from '../../../ui/question/solution-view.js';
import { VerdictMark } from '../../../ui/question/verdict.js';
import { ReportButton } from '../../../ui/report-fault/report-button.js';
import { FoldButton, Folding } from '../fold.js';
import { SelfAssessment } from '../self-assessment.js';
import { verdictText } from '../verdict-text.js';
import { ItemFoot } from './item-foot.js';

interface DebriefItemCardProps {
  mockId: string;
  item: DebriefItem;
  number: number;
  /** Its section, where there are several. */
  section: string | undefined;
  /** Until when reviews do without it. */
  heldUntil: string | null;
  open: boolean;
  onToggle: (open: boolean) => void;
}

/** One item looked back at: what was asked, answered and right, and when it comes back. */
export function DebriefItemCard({ mockId, item, number, section, heldUntil, open, onToggle }: DebriefItemCardProps) {
  const id = `question-${number}`;
  const body = `${id}-body`;
  useOpenedByLink(id, () => onToggle(true));
  return (
    <Card label={`Question ${number}`} id={id} data-testid="debrief-item">
      <Group justify="space-between" align="flex-start" gap="0.5rem 1rem">
        <div>
          <Title order={3}>Question {number}</Title>
          {section && <Text size="sm">{section}</Text>}
          <QuestionMeta {...item} />
        </div>
        <Group gap="xs">
          <Verdict item={item} />
          <FoldButton controls={body} open={open} onToggle={() => onToggle(!open)}>
            {open ? 'Hide' : 'Show'}
            <VisuallyHidden> question {number}</VisuallyHidden>
          </FoldButton>
        </Group>
      </Group>
      <Folding id={body} open={open}>
        <ItemBody mockId={mockId} item={item} />
      </Folding>
      <ItemFoot item={item} heldUntil={heldUntil} />
    </Card>
  );
}

function Verdict({ item }: { item: DebriefItem }) {
  if (item.verdict === null) return <Text c="dimmed">{verdictText(item)}</Text>;
  return <VerdictMark verdict={item.verdict}>{verdictText(item)}</VerdictMark>;
}

function ItemBody({ mockId, item }: { mockId: string; item: DebriefItem }) {
  const { content, response } = item;
  return (
    <Stack gap="md" my="md">
      <Markdown>{content.kind === 'flashcard' ? content.front : content.prompt}</Markdown>
      <SchemaFold content={content} />
      <div>
        <SolutionLabel>{content.kind === 'flashcard' ? 'Your rating' : 'Your answer'}</SolutionLabel>
        {item.seen ? <AnswerText content={content} answer={response} /> : <Text c="dimmed">You never opened it.</Text>}
      </div>
      {isProgram(content) && <JudgeView judgement={item.judge} content={content} />}
      <SolutionView content={content} solution={item} />
      <SelfAssessment mockId={mockId} item={item} />
      <ReportButton questionId={item.questionId} version={item.version} />
    </Stack>
  );
}

/** Opens what a link on the page leads to. */
function useOpenedByLink(id: string, open: () => void): void {
  const follow = useEffectEvent(() => {
    if (window.location.hash === `#${id}`) open();
  });
  useEffect(() => {
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
}
