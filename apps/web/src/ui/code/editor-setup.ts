import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, insertBlankLine } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { styleNonce } from '../../csp.js';
import type { SourceLanguage } from './grammar.js';
import { tokenClasses } from './token-classes.js';

/** The page has its own use for Ctrl+Enter: Run. */
const ownKeys = defaultKeymap.filter(({ run }) => run !== insertBlankLine);

const spaces: Partial<Record<SourceLanguage, number>> = { javascript: 2, typescript: 2, sql: 2, ruby: 2 };

/** The colours are those of the page, so one theme serves light and dark. */
const look = EditorView.theme({
  '&': {
    height: '100%',
    fontSize: '0.88rem',
    color: 'var(--mantine-color-text)',
    backgroundColor: 'var(--app-surface)',
  },
  // The ring is drawn by the pane, above the gutter.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--mantine-color-text)', padding: '0.6rem 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--mantine-color-text)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    backgroundColor: 'var(--app-surface)',
    color: 'var(--mantine-color-dimmed)',
    border: 'none',
    paddingLeft: '0.35rem',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--editor-line)' },
  '.cm-activeLineGutter': { color: 'var(--mantine-color-text)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--editor-selection)',
  },
  '.cm-content ::selection, .cm-line::selection, .cm-line ::selection': { backgroundColor: 'var(--editor-selection)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--app-accent-soft)',
    outline: '1px solid var(--app-control)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--app-surface)',
    color: 'var(--mantine-color-text)',
    border: '1px solid var(--app-control)',
    borderRadius: '8px',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    maxHeight: '14rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.15rem 0.6rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--mantine-color-petrol-8)',
    color: '#fff',
  },
});

/**
 * What every editor of ours has. Tab indents; Escape and then Tab leaves the editor, Ctrl+M switches that off and on
 * (both are CodeMirror's own; the page says so).
 */
export function editorSetup(language: SourceLanguage): Extension {
  return [
    EditorView.cspNonce.of(styleNonce()),
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    // Words of the editor's own accord would be a hint in an interview; tables and columns are on the page anyway.
    language === 'sql' ? autocompletion({ icons: false }) : [],
    highlightActiveLine(),
    highlightActiveLineGutter(),
    EditorState.tabSize.of(4),
    indentUnit.of(' '.repeat(spaces[language] ?? 4)),
    syntaxHighlighting(tokenClasses),
    look,
    keymap.of([
      ...closeBracketsKeymap,
      ...(language === 'sql' ? [...completionKeymap, { key: 'Tab', run: acceptCompletion }] : []),
      ...ownKeys,
      ...historyKeymap,
      indentWithTab,
    ]),
  ];
}
