import type { Content } from '@app/question-bank/domain/content.js';
import { Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, dataOf, given } from '../../api.js';
import { queryClient } from '../../query-client.js';
import { TextLink } from '../../ui/link-button.js';
import { PageTitle } from '../../ui/page-title.js';
import { InstructorOnly } from './instructor-only.js';
import { QuestionEditor, type Draft } from './question-editor.js';
import { templateText } from './templates.js';

/** That of the starter questions. */
const licence = 'CC-BY-4.0';
const empty: Draft = { slug: '', topics: [], level: 'entry', message: '', text: templateText('single-choice') };

export function NewQuestionPage() {
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: ({ draft: { slug, topics, level, message }, content }: { draft: Draft; content: Content }) =>
      dataOf(
        api.POST('/api/v1/admin/questions', {
          body: { topics, level, content, licence, ...given({ slug: slug.trim(), message: message.trim() }) },
        }),
      ),
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['bank'] });
      await navigate({ to: '/teach/questions/$questionId', params: { questionId: id } });
    },
  });
  return (
    <InstructorOnly>
      <Stack gap="lg">
        <div>
          <TextLink to="/teach/questions" size="sm">
            All questions
          </TextLink>
          <PageTitle>New question</PageTitle>
        </div>
        <QuestionEditor
          start={empty}
          isNew
          saving={create.isPending}
          error={create.error}
          saveLabel="Save draft"
          onSave={(draft, content) => create.mutate({ draft, content })}
        />
      </Stack>
    </InstructorOnly>
  );
}
