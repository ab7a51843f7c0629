import { Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { api, dataOf, given } from '../../../api.js';
import { newId } from '../../../new-id.js';
import { queryClient } from '../../../query-client.js';
import { TextLink } from '../../../ui/link-button.js';
import { PageTitle } from '../../../ui/page-title.js';
import { InstructorOnly } from '../instructor-only.js';
import { emptyDraft, isSame, type Draft } from './editor/draft.js';
import { TemplateEditor } from './editor/template-editor.js';
import { useUnsavedGuard } from '../../../ui/use-unsaved-guard.js';

export function NewTemplatePage() {
  return (
    <InstructorOnly>
      <Stack gap="lg">
        <div>
          <TextLink to="/teach/templates" size="sm">
            All interviews
          </TextLink>
          <PageTitle>New interview</PageTitle>
        </div>
        <NewTemplate />
      </Stack>
    </InstructorOnly>
  );
}

function NewTemplate() {
  const navigate = useNavigate();
  const [isChanged, setChanged] = useState(false);
  // Trying again after a lost reply must not make a second one.
  const [key, setKey] = useState(newId);
  const allow = useUnsavedGuard(isChanged);
  const create = useMutation({
    mutationFn: ({ draft, message }: { draft: Draft; message: string }) =>
      dataOf(
        api.POST('/api/v1/admin/templates', {
          params: { header: { 'Idempotency-Key': key } },
          body: { ...draft, ...given({ message }) },
        }),
      ),
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['admin-templates'] });
      allow();
      await navigate({ to: '/teach/templates/$templateId', params: { templateId: id } });
    },
  });
  const follow = useCallback((draft: Draft) => {
    setChanged(!isSame(draft, emptyDraft));
    setKey(newId());
  }, []);
  return (
    <TemplateEditor
      start={emptyDraft}
      saveLabel="Save draft"
      saving={create.isPending}
      error={create.error}
      onChange={follow}
      onSave={(draft, message) => create.mutate({ draft, message })}
    />
  );
}
