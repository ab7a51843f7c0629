import type { Content } from '@app/question-bank/domain/content.js';
import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, dataOf } from '../../api.js';
import { queryClient } from '../../query-client.js';
import type { AuthoredQuestion } from '../../shapes.js';
import { TextLink } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { InstructorOnly } from './instructor-only.js';
import { documentText } from './check-text.js';
import { Ownership } from './people/ownership.js';
import { QuestionEditor, type Draft } from './question-editor.js';
import { FiguresCard } from './statistics/figures-card.js';
import { reviewsKey } from './review/review-queries.js';
import { ReviewPanel } from './review/review-panel.js';
import { Versions } from './versions.js';

const authoredQuery = (id: string) =>
  queryOptions({
    queryKey: ['authored', id],
    queryFn: async () => {
      const { data, response } = await api.GET('/api/v1/admin/questions/{id}', { params: { path: { id } } });
      return { question: data as AuthoredQuestion, etag: response.headers.get('etag') };
    },
    // What is being edited must not change under the editor; saving and acting load it anew.
    staleTime: Infinity,
    gcTime: 0,
  });

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
        {({ question, etag }) => <Authoring key={query.dataUpdatedAt} question={question} etag={etag} />}
      </Loaded>
    </Stack>
  );
}

function Authoring({ question, etag }: { question: AuthoredQuestion; etag: string | null }) {
  const latest = question.versions.reduce((newest, version) => (version.number > newest.number ? version : newest));
  const reload = async () => {
    void queryClient.invalidateQueries({ queryKey: ['bank'] });
    void queryClient.invalidateQueries({ queryKey: reviewsKey });
    await queryClient.invalidateQueries({ queryKey: ['authored', question.id] });
  };
  const save = useMutation({
    mutationFn: ({ draft: { topics, level, message }, content }: { draft: Draft; content: Content }) =>
      dataOf(
        api.PUT('/api/v1/admin/questions/{id}/draft', {
          params: {
            path: { id: question.id },
            header: { 'If-Match': etag ?? `"${latest.number}.${latest.revision}"` },
          },
          body: { topics, level, content, ...(message.trim() ? { message: message.trim() } : {}) },
        }),
      ),
    onSuccess: async () => {
      notifications.show({ message: 'Draft saved.' });
      await reload();
    },
  });
  return (
    <Stack gap="lg">
      <Versions question={question} onChanged={reload} />
      <FiguresCard questionId={question.id} />
      <ReviewPanel question={question} onChanged={reload} />
      <Ownership question={question} onChanged={reload} />
      <QuestionEditor
        start={draftOf(question, latest)}
        isNew={false}
        questionId={question.id}
        saving={save.isPending}
        error={save.error}
        saveLabel={latest.state === 'draft' ? 'Save draft' : 'Save as a new draft'}
        onSave={(draft, content) => save.mutate({ draft, content })}
      />
    </Stack>
  );
}

const draftOf = (
  { slug, topics, level }: AuthoredQuestion,
  { content, message, state }: AuthoredQuestion['versions'][number],
): Draft => ({
  slug,
  topics,
  level,
  message: state === 'draft' ? message : '',
  text: documentText(content),
});
