import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo, useReducer, useState } from 'react';
import { queryClient } from '../../query-client.js';
import { TextLink } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { authoredQuery, type Authored } from './editor/authored-query.js';
import { Conflict } from './editor/conflict.js';
import { DraftState } from './editor/draft-state.js';
import { checkedDraft, draftOf, fingerprintOf, latestOf } from './editor/draft.js';
import { keptDrafts } from './editor/kept-drafts.js';
import { useAutosave } from './editor/use-autosave.js';
import { InstructorOnly } from './instructor-only.js';
import { Ownership } from './people/ownership.js';
import { QuestionEditor } from './question-editor.js';
import { reviewsKey } from './review/review-queries.js';
import { ReviewPanel } from './review/review-panel.js';
import { FiguresCard } from './statistics/figures-card.js';
import { Versions } from './versions.js';

export function EditQuestionPage() {
  return (
    <InstructorOnly>
      <EditQuestion />
    </InstructorOnly>
  );
}

function EditQuestion() {
  const { questionId } = useParams({ from: '/shell/member/teach/questions/$questionId' });
  const query = useQuery(authoredQuery(questionId));
  const [generation, begin] = useReducer((count: number) => count + 1, 0);
  /** Acts on versions change what is edited; saving does not. */
  const reload = async () => {
    void queryClient.invalidateQueries({ queryKey: ['bank'] });
    void queryClient.invalidateQueries({ queryKey: reviewsKey });
    await query.refetch();
    begin();
  };
  return (
    <Stack gap="lg">
      <div>
        <TextLink to="/teach/questions" size="sm">
          All questions
        </TextLink>
        <PageTitle>Edit question</PageTitle>
        {query.data && (
          <Text c="dimmed">
            {query.data.question.slug} ·{' '}
            <TextLink to="/teach/audit" search={{ subject: questionId }} size="sm">
              History
            </TextLink>
          </Text>
        )}
      </div>
      <Loaded query={query}>
        {(loaded) => <Authoring key={`${questionId} ${generation}`} loaded={loaded} onReload={reload} />}
      </Loaded>
    </Stack>
  );
}

/** What is edited begins with what was kept here, where something was. */
function startOf({ question, etag }: Authored) {
  const ours = draftOf(question);
  const kept = keptDrafts.take(question.id);
  if (!kept || fingerprintOf(kept.draft) === fingerprintOf(ours)) return { draft: ours, writtenOver: undefined };
  return { draft: { ...kept.draft, slug: question.slug }, writtenOver: kept.etag ?? etag };
}

function Authoring({ loaded, onReload }: { loaded: Authored; onReload: () => Promise<void> }) {
  const { question } = loaded;
  const [start] = useState(() => startOf(loaded));
  const [draft, setDraft] = useState(start.draft);
  const checked = useMemo(() => checkedDraft(draft), [draft]);
  const { state, saveNow, keepMine, forget } = useAutosave({
    loaded,
    draft,
    writtenOver: start.writtenOver,
    onSaved: (saved) => {
      void queryClient.invalidateQueries({ queryKey: ['bank'] });
      queryClient.setQueryData(authoredQuery(question.id).queryKey, saved);
    },
  });
  const latest = latestOf(question);
  const isFixed = latest.state === 'in-review' || latest.state === 'approved';
  const letGo = async () => {
    forget();
    await onReload();
  };
  // What is reviewed is read; what is written comes before what is said of it.
  const review = <ReviewPanel question={question} onChanged={onReload} />;
  return (
    <Stack gap="lg">
      <Versions question={question} isUnsaved={state.phase !== 'saved'} onChanged={onReload} />
      {isFixed && review}
      {isFixed && (
        <Alert color="blue" title="Under review">
          This version can be changed again when it was rejected; once it is published, the next one can be begun.
        </Alert>
      )}
      {start.writtenOver !== undefined && state.phase !== 'saved' && state.phase !== 'conflict' && (
        <Alert color="blue" title="Not saved last time" role="status">
          <Group justify="space-between">
            <Text size="sm">What you wrote here and was not saved is back.</Text>
            <Button size="xs" variant="default" onClick={() => void letGo()}>
              Let go of it
            </Button>
          </Group>
        </Alert>
      )}
      {state.phase === 'conflict' && (
        <Conflict mine={draft} theirs={state.theirs} onKeepMine={keepMine} onTakeTheirs={() => void letGo()} />
      )}
      <QuestionEditor
        draft={draft}
        checked={checked}
        onChange={setDraft}
        isNew={false}
        questionId={question.id}
        isFixed={isFixed}
        isHeld={state.phase === 'conflict'}
        saving={state.phase === 'saving'}
        saveLabel={latest.state === 'draft' ? 'Save draft' : 'Save as a new draft'}
        onSave={saveNow}
        state={<DraftState state={state} />}
        problem={<ProblemAlert error={state.phase === 'refused' ? state.error : null} title="Not saved" />}
      />
      {!isFixed && review}
      <FiguresCard questionId={question.id} />
      <Ownership question={question} onChanged={onReload} />
    </Stack>
  );
}
