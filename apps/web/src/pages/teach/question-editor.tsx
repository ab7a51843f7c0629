import type { Content } from '@app/question-bank/domain/content.js';
import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { Card } from '../../ui/card.js';
import classes from './editor.module.css';
import { ContentFields } from './editor/content-fields.js';
import type { CheckedDraft, Draft } from './editor/draft.js';
import { Faults } from './editor/faults.js';
import { HeadFields } from './editor/head-fields.js';
import { JsonText } from './editor/json-text.js';
import { FaultList } from './editor/fault-list.js';
import { SimilarQuestions } from './similar-questions.js';
import { TryOut } from './try-out.js';

interface QuestionEditorProps {
  draft: Draft;
  checked: CheckedDraft;
  onChange: (draft: Draft) => void;
  /** The slug is fixed once the question exists. */
  isNew: boolean;
  questionId?: string | undefined;
  /** Nothing can be changed as its state is. */
  isFixed?: boolean;
  /** A choice is to be made before anything is saved. */
  isHeld?: boolean;
  saving: boolean;
  saveLabel: string;
  onSave: () => void;
  /** Beside the button that saves. */
  state: ReactNode;
  /** Above it, what keeps the draft from being saved. */
  problem: ReactNode;
}

/** A question as a form or as JSON, with what is wrong beside its fields, and as a candidate sees it. */
export function QuestionEditor(props: QuestionEditorProps) {
  const {
    draft,
    checked,
    onChange,
    isNew,
    questionId,
    isFixed = false,
    isHeld = false,
    saving,
    saveLabel,
    onSave,
    state,
    problem,
  } = props;
  const [mode, setMode] = useState('form');
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const canSave = !isHeld && checked.content !== undefined && draft.topics.length > 0;
  return (
    <div className={classes.columns}>
      <Card label="Draft">
        <fieldset disabled={isFixed} className={classes.whole}>
          <Stack gap="md">
            <HeadFields
              draft={draft}
              isNew={isNew}
              set={(part) => {
                // Another kind begins anew, with its own fields.
                if (part.doc) setMode('form');
                set(part);
              }}
            />
            <SegmentedControl
              aria-label="Write it as"
              value={mode}
              onChange={setMode}
              disabled={draft.unread !== undefined}
              data={[
                { value: 'form', label: 'Form' },
                { value: 'json', label: 'JSON' },
              ]}
            />
            <Faults value={checked.faults}>
              {mode === 'form' ? (
                <ContentFields doc={draft.doc} onChange={(doc) => set({ doc })} />
              ) : (
                <JsonText doc={draft.doc} onChange={set} />
              )}
            </Faults>
            <TextInput
              label="What changed"
              description="For whoever reviews it."
              value={draft.message}
              maxLength={500}
              onChange={(event) => set({ message: event.currentTarget.value })}
            />
            {problem}
            <Group>
              <Button loading={saving} disabled={!canSave} onClick={onSave}>
                {saveLabel}
              </Button>
              {draft.topics.length === 0 ? (
                <Text size="sm" c="dimmed">
                  Choose a topic first.
                </Text>
              ) : (
                state
              )}
            </Group>
          </Stack>
        </fieldset>
      </Card>
      <Stack gap="lg" className={classes.beside}>
        <FaultList checked={checked} />
        <SimilarQuestions doc={draft.doc} questionId={questionId} />
        <Preview content={checked.content} />
      </Stack>
    </div>
  );
}

/** The last valid state: what is being typed may not be for a while. */
function Preview({ content }: { content: Content | undefined }) {
  const [shown, setShown] = useState(content);
  if (content && content !== shown) setShown(content);
  const late = useDeferredValue(shown);
  // Responses fit a content's parts; what is only worded anew keeps what was answered.
  const key = useMemo(() => late && partsOf(late), [late]);
  if (!late) return null;
  return (
    <>
      {!content && (
        <Text size="sm" c="dimmed">
          The preview is of the last valid state.
        </Text>
      )}
      <TryOut key={key} content={late} />
    </>
  );
}

function partsOf(content: Content): string {
  if (content.kind === 'code' || content.kind === 'sql') return JSON.stringify(content);
  const ids = (parts: readonly { id: string }[]) => parts.map(({ id }) => id);
  switch (content.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return JSON.stringify([content.kind, ids(content.options)]);
    case 'ordering':
      return JSON.stringify([content.kind, ids(content.items)]);
    case 'matching':
      return JSON.stringify([content.kind, ids(content.left), ids(content.right)]);
    default:
      return content.kind;
  }
}
