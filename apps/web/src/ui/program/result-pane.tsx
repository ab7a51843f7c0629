import { Button, Group, Loader, Stack, Tabs, Text } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { ProgramView } from '../../shapes.js';
import { judgeWords } from '../../words.js';
import JudgeReport, { passedText } from '../judge/judge-report.js';
import { ProblemAlert } from '../problem-alert.js';
import type { RunState } from './run-program.js';
import classes from './workbench.module.css';

interface ResultPaneProps {
  content: ProgramView;
  state: RunState;
  submitting: boolean;
  onCancel: () => void;
}

/** What the last run gave, and how far the one under way is. */
export function RunResult({ content, state, submitting, onCancel }: ResultPaneProps) {
  if (submitting) return <Progress word="Grading…" note="Your program runs against every case." />;
  switch (state.kind) {
    case 'running':
      return (
        <Progress word="Running…">
          <Button variant="default" size="compact-sm" onClick={onCancel}>
            Cancel
          </Button>
        </Progress>
      );
    case 'done':
      return <JudgeReport judgement={state.judgement} content={content} />;
    case 'failed':
      return <ProblemAlert error={state.error} title="It did not run" />;
    default:
      return (
        <Text size="sm" c="dimmed">
          {state.kind === 'cancelled' ? 'Cancelled. ' : ''}Run shows here what your{' '}
          {content.kind === 'sql' ? 'query' : 'program'} gives.
        </Text>
      );
  }
}

/** Said aloud when a run ends; the region must be there before. */
export const spokenOf = (state: RunState, submitting: boolean): string => {
  if (submitting) return 'Grading…';
  if (state.kind === 'running') return 'Running…';
  if (state.kind === 'cancelled') return 'Cancelled';
  return state.kind === 'done' ? `${judgeWords[state.judgement.verdict]}: ${passedText(state.judgement)}` : '';
};

function Progress({ word, note, children }: { word: string; note?: string; children?: ReactNode }) {
  const seconds = useSeconds();
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Loader size="xs" aria-hidden />
        <Text fw={600}>
          {word}
          {seconds >= 2 && <span className={classes.seconds}> {seconds} s</span>}
        </Text>
        {children}
      </Group>
      {note && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Stack>
  );
}

function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

interface CaseTabsProps {
  cases: ReactNode;
  result: ReactNode;
  shown: 'cases' | 'result';
  ownCount: number;
  onShow: (tab: 'cases' | 'result') => void;
}

/** Own cases and results share the lower pane. */
export function CaseTabs({ cases, result, shown, ownCount, onShow }: CaseTabsProps) {
  return (
    <Tabs value={shown} onChange={(to) => onShow(to === 'cases' ? 'cases' : 'result')} className={classes.caseTabs}>
      <Tabs.List>
        <Tabs.Tab value="result">Last run</Tabs.Tab>
        <Tabs.Tab value="cases">Own cases{ownCount > 0 ? ` (${ownCount})` : ''}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="result" className={classes.caseBody}>
        {result}
      </Tabs.Panel>
      <Tabs.Panel value="cases" className={classes.caseBody}>
        {cases}
      </Tabs.Panel>
    </Tabs>
  );
}
