import { Button, Group, Kbd, NativeSelect, Skeleton, Text } from '@mantine/core';
import { IconArrowBackUp, IconLayoutColumns, IconPlayerPlay, IconRestore } from '@tabler/icons-react';
import { lazy, Suspense, useId, useState, type ReactNode, type RefObject } from 'react';
import type { Language, ProgramView } from '../../shapes.js';
import { languageWords } from '../../words.js';
import type { EditorHandle } from '../code/code-editor.js';
import { tablesOf } from './schema-text.js';
import type { ProgramText } from './use-program.js';
import classes from './workbench.module.css';

const CodeEditor = lazy(() => import('../code/code-editor.js'));

interface CodePaneProps {
  content: ProgramView;
  program: ProgramText;
  editor: RefObject<EditorHandle | null>;
  /** Those of the question that run here. */
  languages: readonly Language[];
  disabled: boolean;
  onResetLayout: (() => void) | undefined;
  /** Run and Submit. */
  children: ReactNode;
}

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
/** As it is written on the keyboard. */
export const modKey = isMac ? '⌘' : 'Ctrl';

/** The editor with its tools above and its actions below. */
export function CodePane(props: CodePaneProps) {
  const { content, program, editor, disabled, children } = props;
  const help = useId();
  const { language, answerIn } = program;
  return (
    <div className={classes.code}>
      <Tools {...props} />
      {answerIn && (
        <Text size="sm" className={classes.answerNote} role="status">
          Your answer is still the one in {languageWords[answerIn]}, until you change something here.
        </Text>
      )}
      <div className={classes.editor}>
        <Suspense fallback={<Skeleton height="100%" />}>
          <CodeEditor
            key={language}
            handle={editor}
            language={language}
            start={program.text}
            label={content.kind === 'sql' ? 'Your query' : 'Your code'}
            describedBy={help}
            readOnly={disabled}
            tables={content.kind === 'sql' ? tablesOf(content.schema) : undefined}
            onChange={program.edit}
          />
        </Suspense>
      </div>
      <div className={classes.foot}>
        <Text id={help} size="xs" c="dimmed" className={classes.help}>
          Tab indents. To leave the editor press <Kbd size="xs">Esc</Kbd>, then <Kbd size="xs">Tab</Kbd>;{' '}
          <Kbd size="xs">{isMac ? 'Shift+Option+M' : 'Ctrl+M'}</Kbd> switches Tab itself.
        </Text>
        <Group gap="xs" className={classes.actions}>
          {children}
        </Group>
      </div>
    </div>
  );
}

function Tools({ content, program, editor, languages, disabled, onResetLayout }: CodePaneProps) {
  const { language } = program;
  return (
    <div className={classes.tools}>
      {content.kind === 'code' ? (
        <NativeSelect
          aria-label="Language"
          size="xs"
          value={language}
          disabled={disabled}
          data={languages.map((value) => ({ value, label: languageWords[value] }))}
          onChange={(event) => program.choose(event.currentTarget.value as Language)}
        />
      ) : (
        <Text size="sm" fw={600}>
          PostgreSQL
        </Text>
      )}
      <Group gap="xs" ml="auto">
        {onResetLayout && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconLayoutColumns size={16} aria-hidden />}
            onClick={onResetLayout}
          >
            Reset layout
          </Button>
        )}
        <StartOver key={language} program={program} editor={editor} disabled={disabled} />
      </Group>
    </div>
  );
}

interface StartOverProps {
  program: ProgramText;
  editor: RefObject<EditorHandle | null>;
  disabled: boolean;
}

/** Back to the starter code, and back again. */
function StartOver({ program, editor, disabled }: StartOverProps) {
  const [before, setBefore] = useState<string>();
  const { text, starter } = program;
  const untouched = text === starter;
  if (before !== undefined && untouched) {
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={disabled}
        leftSection={<IconArrowBackUp size={16} aria-hidden />}
        onClick={() => {
          editor.current?.replace(before);
          setBefore(undefined);
          editor.current?.focus();
        }}
      >
        Undo
      </Button>
    );
  }
  if (untouched) return null;
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      disabled={disabled}
      leftSection={<IconRestore size={16} aria-hidden />}
      onClick={() => {
        setBefore(text);
        editor.current?.replace(starter);
        editor.current?.focus();
      }}
    >
      Start over
    </Button>
  );
}

interface RunButtonProps {
  running: boolean;
  /** Missing: it can't be run now. */
  onRun: (() => void) | undefined;
}

/** It keeps the focus while it is busy. */
export function RunButton({ running, onRun }: RunButtonProps) {
  return (
    <Button
      variant="default"
      size="sm"
      disabled={!onRun}
      aria-disabled={running || undefined}
      aria-busy={running || undefined}
      aria-keyshortcuts="Control+Enter Meta+Enter"
      title={`${modKey}+Enter`}
      leftSection={<IconPlayerPlay size={16} aria-hidden />}
      onClick={running ? undefined : onRun}
    >
      {running ? 'Running…' : 'Run'}
    </Button>
  );
}
