import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { api, dataOf, given } from '../../api.js';
import { queryClient } from '../../query-client.js';
import { TextLink } from '../../ui/link-button.js';
import { PageTitle } from '../../ui/page-title.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { checkedDraft, fingerprintOf, type Draft } from './editor/draft.js';
import { keptDrafts } from './editor/kept-drafts.js';
import { InstructorOnly } from './instructor-only.js';
import { QuestionEditor } from './question-editor.js';
import { templateOf } from './templates.js';

/** That of the starter questions. */
const licence = 'CC-BY-4.0';
const empty: Draft = { slug: '', topics: [], level: 'entry', message: '', doc: templateOf('single-choice') };
/** Where it is kept until it is a question. */
const place = 'new';

export function NewQuestionPage() {
  return (
    <InstructorOnly>
      <Stack gap="lg">
        <div>
          <TextLink to="/teach/questions" size="sm">
            All questions
          </TextLink>
          <PageTitle>New question</PageTitle>
        </div>
        <NewQuestion />
      </Stack>
    </InstructorOnly>
  );
}

function NewQuestion() {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => keptDrafts.take(place)?.draft ?? empty);
  const checked = useMemo(() => checkedDraft(draft), [draft]);
  const create = useMutation({
    mutationFn: async ({ slug, topics, level, message }: Draft) => {
      const content = checked.content;
      if (!content) throw new Error('Only a draft that is valid can be saved');
      return dataOf(
        api.POST('/api/v1/admin/questions', {
          body: {
            topics,
            level,
            content: content as never,
            licence,
            ...given({ slug: slug.trim(), message: message.trim() }),
          },
        }),
      );
    },
    onSuccess: async ({ id }) => {
      keptDrafts.drop(place);
      void queryClient.invalidateQueries({ queryKey: ['bank'] });
      await navigate({ to: '/teach/questions/$questionId', params: { questionId: id } });
    },
  });
  const isBegun = fingerprintOf(draft) !== fingerprintOf(empty) || draft.slug !== '';
  useEffect(() => {
    if (create.isSuccess) return;
    if (isBegun) keptDrafts.put(place, { draft, etag: null });
    else keptDrafts.drop(place);
  }, [draft, isBegun, create.isSuccess]);
  return (
    <QuestionEditor
      draft={draft}
      checked={checked}
      onChange={setDraft}
      isNew
      saving={create.isPending}
      saveLabel="Save draft"
      onSave={() => create.mutate(draft)}
      state={
        isBegun && (
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              Kept in this browser, not saved yet
            </Text>
            <Button size="compact-sm" variant="subtle" onClick={() => setDraft(empty)}>
              Begin anew
            </Button>
          </Group>
        )
      }
      problem={<ProblemAlert error={create.error} title="Not saved" />}
    />
  );
}
