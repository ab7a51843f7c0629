import { Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconClockExclamation,
  IconDatabaseExclamation,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import type { JudgedCase, Judgement, JudgeVerdict, ProgramView } from '../../shapes.js';
import { plural } from '../../time.js';
import { judgeWords } from '../../words.js';
import { CaseBody, Message } from './case-body.js';
import classes from './judge.module.css';

const icons: Record<JudgeVerdict, Icon> = {
  AC: IconCheck,
  WA: IconX,
  TLE: IconClockExclamation,
  MLE: IconDatabaseExclamation,
  OLE: IconDatabaseExclamation,
  RE: IconAlertTriangle,
  CE: IconBan,
};

export const passedText = ({ cases, notRun }: Judgement): string =>
  `${cases.filter(({ verdict }) => verdict === 'AC').length} of ${cases.length + notRun} passed`;

/** What the judge says: the verdict, then each case; the first that failed is open. */
export default function JudgeReport({ judgement, content }: { judgement: Judgement; content: ProgramView }) {
  const { verdict, cases, notRun, message } = judgement;
  const open = cases.find((judged) => !judged.hidden && judged.verdict !== 'AC') ?? cases.find(({ hidden }) => !hidden);
  return (
    <div className={classes.report} data-testid="judge">
      <div className={classes.head}>
        <JudgeMark verdict={verdict} large />
        {(cases.length > 0 || notRun > 0) && <Text c="dimmed">{passedText(judgement)}</Text>}
      </div>
      {message && <Message>{message}</Message>}
      {cases
        .filter(({ hidden }) => !hidden)
        .map((judged, index) => (
          <details key={index} className={classes.case} open={judged === open}>
            <summary>
              <span className={classes.name}>{judged.name}</span>
              <JudgeMark verdict={judged.verdict} />
              <Cost judged={judged} />
            </summary>
            <CaseBody judged={judged} content={content} />
          </details>
        ))}
      <HiddenCases cases={cases.filter(({ hidden }) => hidden)} />
      {notRun > 0 && verdict !== 'CE' && (
        <Text size="sm" c="dimmed">
          {plural(notRun, 'case')} not run, because one before took too much;{' '}
          {notRun === 1 ? 'it counts' : 'they count'} as failed.
        </Text>
      )}
    </div>
  );
}

function HiddenCases({ cases }: { cases: readonly JudgedCase[] }) {
  if (cases.length === 0) return null;
  const passed = cases.filter(({ verdict }) => verdict === 'AC').length;
  return (
    <details className={classes.case} open={passed < cases.length}>
      <summary>
        <span className={classes.name}>Hidden cases</span>
        <span>
          {passed} of {cases.length} passed
        </span>
      </summary>
      <div className={classes.gridScroll} tabIndex={0} role="region" aria-label="Hidden cases">
        <table className={classes.grid}>
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">Verdict</th>
              <th scope="col">CPU time</th>
            </tr>
          </thead>
          <tbody>
            {cases.map((judged, index) => (
              <tr key={index}>
                <td>{judged.name}</td>
                <td>
                  <JudgeMark verdict={judged.verdict} />
                </td>
                <td data-number>{msText(judged.timeMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** The verdict in words, with its short name and an icon of its own. */
export function JudgeMark({ verdict, large }: { verdict: JudgeVerdict; large?: boolean }) {
  const Sign = icons[verdict];
  return (
    <span className={classes.mark} data-good={verdict === 'AC' || undefined} data-large={large || undefined}>
      <Sign size={large ? 22 : 17} stroke={2.2} aria-hidden />
      {judgeWords[verdict]}
      <abbr title={judgeWords[verdict]} aria-hidden>
        {verdict}
      </abbr>
    </span>
  );
}

function Cost({ judged: { timeMs, memoryKb } }: { judged: JudgedCase }) {
  return (
    <span className={classes.cost}>
      {msText(timeMs)}
      {memoryKb !== undefined && `, ${Math.max(1, Math.round(memoryKb / 1024))} MB`}
    </span>
  );
}

const msText = (ms: number): string => (ms < 10 ? `${Math.round(ms * 10) / 10} ms` : `${Math.round(ms)} ms`);
