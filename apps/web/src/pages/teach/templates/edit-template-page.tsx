import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { api, given } from '../../../api.js';
import { TextLink } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { InstructorOnly } from '../instructor-only.js';
import { isSame, type Draft } from './editor/draft.js';
import { StateActs } from './state-acts.js';
import { TemplateEditor } from './editor/template-editor.js';
import { etagOf, reloadTemplate, templateQuery, type AdminTemplate } from './template-queries.js';
import { TemplateVersions } from './template-versions.js';
import { useUnsavedGuard } from '../../../ui/use-unsaved-guard.js';

export function EditTemplatePage() {
  return (
    <InstructorOnly>
      <EditTemplate />
    </InstructorOnly>
  );
}

function EditTemplate() {
  const { templateId } = useParams({ from: '/shell/member/teach/templates/$templateId' });
  const query = useQuery(templateQuery(templateId));
  return (
    <Stack gap="lg">
      <div>
        <TextLink to="/teach/templates" size="sm">
          All interviews
        </TextLink>
        <PageTitle>Edit interview</PageTitle>
        {query.data && (
          <Text c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {query.data.slug}
          </Text>
        )}
      </div>
      <Loaded query={query}>{(template) => <Authoring key={etagOf(template)} template={template} />}</Loaded>
    </Stack>
  );
}

function Authoring({ template }: { template: AdminTemplate }) {
  const { id, number, state } = template;
  const saved: Draft = draftOf(template);
  const [start, setStart] = useState({ draft: saved, from: number });
  const [isChanged, setChanged] = useState(false);
  const allow = useUnsavedGuard(isChanged);
  const save = useMutation({
    mutationFn: ({ draft, message }: { draft: Draft; message: string }) =>
      api.PATCH('/api/v1/admin/templates/{id}', {
        params: { path: { id }, header: { 'If-Match': etagOf(template) } },
        body: { ...draft, ...given({ message }) },
      }),
    onSuccess: async () => {
      notifications.show({ message: 'Saved.' });
      allow();
      await reloadTemplate(id);
    },
  });
  const follow = useCallback((draft: Draft) => setChanged(!isSame(draft, draftOf(template))), [template]);
  return (
    <>
      <StateActs template={template} isChanged={isChanged} />
      {state === 'archived' ? (
        <Text c="dimmed">To change it, take it back to draft.</Text>
      ) : (
        <TemplateEditor
          key={start.from}
          start={start.draft}
          saveLabel={`Save as version ${number + 1}`}
          saving={save.isPending}
          error={save.error}
          onChange={follow}
          onSave={(draft, message) => save.mutate({ draft, message })}
        />
      )}
      <TemplateVersions
        template={template}
        onTakeOver={(version) => {
          setStart({ draft: draftOf(version), from: version.number });
          notifications.show({ message: `Version ${version.number} is in the editor; saving makes it the newest.` });
        }}
      />
    </>
  );
}

const draftOf = ({ title, description, plan }: Draft): Draft => ({ title, description, plan });
