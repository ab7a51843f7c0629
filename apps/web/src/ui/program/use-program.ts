import { useEffect, useRef, useState, type RefObject } from 'react';
import type { CandidateResponse, Language, ProgramView } from '../../shapes.js';
import type { EditorHandle } from '../code/code-editor.js';
import type { SourceLanguage } from '../code/grammar.js';
import { programShelf, type ProgramDraft } from './program-shelf.js';

interface Wiring {
  content: ProgramView;
  response: CandidateResponse;
  onChange: (response: CandidateResponse) => void;
  shelf: string | undefined;
  editor: RefObject<EditorHandle | null>;
}

export interface ProgramText {
  language: SourceLanguage;
  text: string;
  starter: string;
  /** The language of the answer as it stands, where that is not the one in the editor. */
  answerIn: Language | undefined;
  edit: (text: string) => void;
  choose: (language: Language) => void;
  cases: string[][];
  setCases: (cases: string[][]) => void;
}

const lastLanguage = 'rehearse.language';

/** The texts of each language: what is in the editor, what of it is the answer, what is kept for later. */
export function useProgram({ content, response, onChange, shelf, editor }: Wiring): ProgramText {
  const [draft, setDraft] = useState(() => opened(content, response, shelf && programShelf.take(shelf)));
  const language = draft.language;
  const starterOf = (of: SourceLanguage) => (content.kind === 'code' ? (content.starter[of as Language] ?? '') : '');
  const textOf = (of: SourceLanguage) => draft.texts[of] ?? starterOf(of);
  /** Answers that came from here: only others take the place of what is in the editor. */
  const ours = useRef(new WeakSet<object>());
  const isTouched = (of: SourceLanguage, text: string) => text.trim() !== '' && text.trim() !== starterOf(of).trim();
  const answer = (of: SourceLanguage, text: string) => {
    const next = isTouched(of, text) ? answerFrom(of, text) : null;
    if (next) ours.current.add(next);
    if (next || response) onChange(next);
  };
  const keep = (next: ProgramDraft & { language: SourceLanguage }) => {
    setDraft(next);
    if (shelf) programShelf.put(shelf, next);
  };

  // What was kept from before a reload is the answer again.
  const recover = useRef(() => {
    if (response === null && isTouched(language, textOf(language))) answer(language, textOf(language));
  });
  useEffect(() => recover.current(), []);

  const first = useRef(response);
  useEffect(() => {
    if (response === null || response === first.current || ours.current.has(response)) return;
    const came = programOf(response);
    if (!came) return;
    ours.current.add(response);
    setDraft((old) => ({ ...old, language: came.language, texts: { ...old.texts, [came.language]: came.text } }));
    if (came.language === language) editor.current?.replace(came.text, 'quietly');
  }, [response, language, editor]);

  const given = programOf(response);
  return {
    language,
    text: textOf(language),
    starter: starterOf(language),
    answerIn: given && given.language !== language && given.language !== 'sql' ? given.language : undefined,
    edit: (text) => {
      if (text === textOf(language)) return;
      keep({ ...draft, texts: { ...draft.texts, [language]: text } });
      answer(language, text);
    },
    choose: (to) => {
      keep({ ...draft, language: to });
      remember(to);
      // An empty page in another language must not take an answer away.
      if (isTouched(to, textOf(to))) answer(to, textOf(to));
    },
    cases: draft.cases ?? [],
    setCases: (cases) => keep({ ...draft, cases }),
  };
}

const answerFrom = (language: SourceLanguage, text: string): NonNullable<CandidateResponse> =>
  language === 'sql' ? { sql: text } : { language, source: text };

function programOf(response: CandidateResponse): { language: SourceLanguage; text: string } | undefined {
  if (response && 'source' in response) return { language: response.language, text: response.source };
  return response && 'sql' in response ? { language: 'sql', text: response.sql } : undefined;
}

function opened(content: ProgramView, response: CandidateResponse, kept: ProgramDraft | undefined | '') {
  const given = programOf(response);
  const draft = kept || { texts: {} };
  const texts = given ? { ...draft.texts, [given.language]: given.text } : draft.texts;
  return { ...draft, texts, language: languageFor(content, [draft.language, given?.language, recalled()]) };
}

function languageFor(content: ProgramView, wishes: (string | undefined)[]): SourceLanguage {
  if (content.kind === 'sql') return 'sql';
  const found = wishes.map((wish) => content.languages.find((language) => language === wish)).find(Boolean);
  return found ?? content.languages[0] ?? 'javascript';
}

function recalled(): string | undefined {
  try {
    return localStorage.getItem(lastLanguage) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(language: string): void {
  try {
    localStorage.setItem(lastLanguage, language);
  } catch {
    // Only a convenience.
  }
}
