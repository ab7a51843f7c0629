import { undo } from '@codemirror/commands';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { SchemaTable } from '../program/schema-text.js';
import { editorSetup } from './editor-setup.js';
import { loadGrammar, type SourceLanguage } from './grammar.js';

export interface EditorHandle {
  /** Puts another text in, as one step that can be undone. `quietly`: without telling `onChange`. */
  replace: (text: string, quietly?: 'quietly') => void;
  undo: () => void;
  focus: () => void;
}

interface CodeEditorProps {
  language: SourceLanguage;
  /** What the editor opens with; from then on the text is its own. */
  start: string;
  label: string;
  /** Id of the text that says how to leave the editor by keyboard. */
  describedBy: string;
  readOnly: boolean;
  tables?: readonly SchemaTable[] | undefined;
  handle: Ref<EditorHandle>;
  onChange: (text: string) => void;
}

const quiet = Annotation.define<boolean>();

/** Mount it anew for each language (`key`): language and start text are read once. */
export default function CodeEditor(props: CodeEditorProps) {
  const { readOnly, handle } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const [slots] = useState(() => ({ readOnly: new Compartment(), dark: new Compartment() }));

  useEffect(() => {
    const { language, start, label, describedBy, tables } = latest.current;
    const grammar = new Compartment();
    const editor = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: start,
        extensions: [
          editorSetup(language),
          grammar.of([]),
          slots.readOnly.of([]),
          slots.dark.of([]),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            const told = docChanged && !transactions.some((transaction) => transaction.annotation(quiet));
            if (told) latest.current.onChange(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    let gone = false;
    void loadGrammar(language, tables).then((support) => {
      if (!gone) editor.dispatch({ effects: grammar.reconfigure(support) });
    });
    return () => {
      gone = true;
      editor.destroy();
    };
  }, [slots]);

  useEffect(() => {
    view.current?.dispatch({
      effects: [
        // It stays focusable, so that it can be scrolled by keyboard.
        slots.readOnly.reconfigure([
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-readonly': String(readOnly) }),
        ]),
        slots.dark.reconfigure(EditorView.darkTheme.of(dark)),
      ],
    });
  }, [slots, readOnly, dark]);

  useImperativeHandle(
    handle,
    () => ({
      replace: (text, quietly) =>
        view.current?.dispatch({
          changes: { from: 0, to: view.current.state.doc.length, insert: text },
          selection: { anchor: 0 },
          userEvent: 'input.replace',
          annotations: quietly ? [quiet.of(true)] : [],
        }),
      undo: () => view.current && void undo(view.current),
      focus: () => view.current?.focus(),
    }),
    [],
  );
  return <div ref={host} style={{ height: '100%', minHeight: 0 }} />;
}
