import { Button, Text, VisuallyHidden } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, ApiProblem, dataOf } from '../../api.js';
import type { Language, ProgramView } from '../../shapes.js';
import type { EditorHandle } from '../code/code-editor.js';
import type { FieldProps } from '../question/field-props.js';
import { useShortcuts } from '../shortcuts.js';
import { argumentsOf, faultsOf, fieldsOf, textsOf } from './case-values.js';
import { CodePane, modKey, RunButton } from './code-pane.js';
import type { ProgramHost } from './host.js';
import { OwnCases } from './own-cases.js';
import { SidePanes, TabbedPanes, type Place } from './panes.js';
import { Problem } from './problem.js';
import { CaseTabs, RunResult, spokenOf } from './result-pane.js';
import { useRunner, type RunState } from './run-program.js';
import { useIsWide, usePanes } from './use-panes.js';
import { useProgram, type ProgramText } from './use-program.js';
import classes from './workbench.module.css';

/** Room for two columns, in pixels. */
const wideFrom = 760;

const languagesQuery = queryOptions({
  queryKey: ['languages'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/languages'))).items,
  staleTime: 5 * 60_000,
});

/** A question that is answered by a program: what is asked, the editor, what running it gives. */
export default function Workbench({
  content,
  response,
  onChange,
  disabled = false,
  host = {},
}: FieldProps<ProgramView>) {
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const wide = useIsWide(root, wideFrom);
  const panes = usePanes();
  const [place, setPlace] = useState<Place>('problem');
  const program = useProgram({ content, response, onChange, shelf: host.shelf, editor });
  const { languages, runs } = useLanguages(content, program);
  const trial = useTrial(content, program, host, () => setPlace('result'));
  const submit = () => {
    setPlace('result');
    host.onSubmit?.();
  };
  const maySubmit = host.onSubmit && !disabled && response !== null;
  const closed = disabled || !runs || program.text.trim() === '';
  const run = host.slug === undefined || closed ? undefined : trial.run;
  useShortcuts({ 'Mod+enter': run, 'Mod+Shift+enter': maySubmit ? submit : undefined });

  const submitting = host.submitting === true;
  const parts = {
    codeLabel: content.kind === 'sql' ? 'Query' : 'Code',
    problem: <Problem content={content} />,
    code: (
      <CodePane
        content={content}
        program={program}
        editor={editor}
        languages={languages}
        disabled={disabled}
        onResetLayout={wide ? panes.reset : undefined}
      >
        <Actions
          host={host}
          runs={runs}
          running={trial.state.kind === 'running'}
          onRun={run}
          onSubmit={maySubmit ? submit : undefined}
        />
      </CodePane>
    ),
    result: host.slug !== undefined && (
      <Lower content={content} program={program} trial={trial} disabled={disabled} submitting={submitting} />
    ),
  };
  return (
    <div ref={root} className={classes.bench} data-panes={wide || undefined}>
      {wide ? <SidePanes {...parts} panes={panes} /> : <TabbedPanes {...parts} place={place} onPlace={setPlace} />}
      <VisuallyHidden role="status">{spokenOf(trial.state, submitting)}</VisuallyHidden>
    </div>
  );
}

interface ActionsProps {
  host: ProgramHost;
  /** Whether the language runs here. */
  runs: boolean;
  running: boolean;
  /** Missing: not now. */
  onRun: (() => void) | undefined;
  onSubmit: (() => void) | undefined;
}

function Actions({ host, runs, running, onRun, onSubmit }: ActionsProps) {
  return (
    <>
      {!runs && (
        <Text size="sm" c="dimmed">
          This language can’t run here.
        </Text>
      )}
      {host.slug !== undefined && <RunButton running={running} onRun={onRun} />}
      {'onSubmit' in host && (
        <Button
          size="sm"
          loading={host.submitting === true}
          disabled={!onSubmit}
          aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
          title={`${modKey}+Shift+Enter`}
          onClick={onSubmit}
        >
          Submit
        </Button>
      )}
    </>
  );
}

/** The languages to choose from, and whether the one that is chosen runs here. */
function useLanguages(content: ProgramView, program: ProgramText) {
  const { data } = useQuery({ ...languagesQuery, enabled: content.kind === 'code' });
  if (content.kind === 'sql') return { languages: [], runs: true };
  const isHere = (language: Language) => data?.find(({ id }) => id === language)?.available ?? true;
  const { language } = program;
  return {
    languages: content.languages.filter((each) => isHere(each) || each === language),
    runs: language !== 'sql' && isHere(language),
  };
}

type Trial = ReturnType<typeof useTrial>;

/** Running the program on the examples and the own cases. */
function useTrial(content: ProgramView, program: ProgramText, { slug, sessionId }: ProgramHost, onStart: () => void) {
  const runner = useRunner();
  const [tab, setTab] = useState<'cases' | 'result'>('result');
  const [checked, setChecked] = useState(false);
  const fields = content.kind === 'code' ? fieldsOf(content.signature) : [];
  const found = faultsOf(program.cases, fields);
  const isFaulty = found.some((faults) => faults.some(Boolean));
  const run = () => {
    setChecked(true);
    onStart();
    if (isFaulty) return setTab('cases');
    setTab('result');
    const cases = argumentsOf(program.cases, fields);
    if (slug !== undefined) {
      void runner.start({ slug, sessionId, language: program.language, text: program.text, cases });
    }
  };
  const faults = checked ? found : found.map((each) => each.map(() => undefined));
  return { ...runner, run, tab, setTab, fields, faults: withRefusal(faults, runner.state) };
}

/** The server's own objections, beside the fields that they are about. */
function withRefusal(faults: (string | undefined)[][], state: RunState): (string | undefined)[][] {
  if (state.kind !== 'failed' || !(state.error instanceof ApiProblem)) return faults;
  const told = state.error.faults.flatMap(({ pointer, message }) => {
    const [, index, field] = /^\/cases\/(\d+)\/arguments(?:\/(\d+))?/.exec(pointer) ?? [];
    return index === undefined ? [] : [{ index: Number(index), field: Number(field ?? 0), message }];
  });
  return faults.map((each, index) =>
    each.map((fault, field) => fault ?? told.find((one) => one.index === index && one.field === field)?.message),
  );
}

interface LowerProps {
  content: ProgramView;
  program: ProgramText;
  trial: Trial;
  disabled: boolean;
  submitting: boolean;
}

function Lower({ content, program, trial, disabled, submitting }: LowerProps) {
  const result = <RunResult content={content} state={trial.state} submitting={submitting} onCancel={trial.cancel} />;
  if (content.kind === 'sql') return <div className={classes.caseBody}>{result}</div>;
  return (
    <CaseTabs
      shown={trial.tab}
      onShow={trial.setTab}
      ownCount={program.cases.length}
      result={result}
      cases={
        <OwnCases
          fields={trial.fields}
          cases={program.cases}
          faults={trial.faults}
          example={textsOf(content.examples[0]?.arguments ?? [])}
          disabled={disabled}
          onChange={program.setCases}
        />
      }
    />
  );
}
