import { mayEdit } from '@app/question-bank/domain/permissions.js';
import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../../api.js';
import { meQuery } from '../../../queries.js';
import type { AuthoredQuestion } from '../../../shapes.js';
import { Card } from '../../../ui/card.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { InstructorSelect } from './instructor-select.js';

interface OwnershipProps {
  question: AuthoredQuestion;
  onChanged: () => Promise<void>;
}

/** Whose a question is, and who edits it too. */
export function Ownership({ question, onChanged }: OwnershipProps) {
  const { owner, editors } = question;
  const { data: me } = useQuery(meQuery);
  const editorIds = editors.map(({ id }) => id);
  const mayManage = me?.role === 'admin' || me?.id === owner.id;
  const [person, setPerson] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: (body: { ownerId?: string; editorIds?: string[] }) =>
      dataOf(api.PATCH('/api/v1/admin/questions/{id}', { params: { path: { id: question.id } }, body })),
    onSuccess: async () => {
      setPerson(null);
      await onChanged();
    },
  });
  return (
    <Card label="People">
      <Stack gap="sm">
        <Title order={2} size="h3">
          People
        </Title>
        <Text>
          Owner: <strong>{owner.displayName}</strong>
        </Text>
        {me && !mayEdit({ personId: me.id, role: me.role }, { ownerId: owner.id, editorIds }) && (
          <Text>You may review this question, not change it.</Text>
        )}
        {editors.length === 0 ? (
          <Text c="dimmed">Nobody else edits this question.</Text>
        ) : (
          <List listStyleType="none" spacing="xs" aria-label="Editors">
            {editors.map(({ id, displayName }) => (
              <List.Item key={id}>
                <Group gap="xs">
                  <Text>{displayName} edits it, too</Text>
                  {mayManage && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={change.isPending}
                      aria-label={`Remove ${displayName}`}
                      onClick={() => change.mutate({ editorIds: editorIds.filter((other) => other !== id) })}
                    >
                      Remove
                    </Button>
                  )}
                </Group>
              </List.Item>
            ))}
          </List>
        )}
        {mayManage && (
          <>
            <InstructorSelect label="Share with, or hand over to" value={person} onChange={setPerson} />
            <ProblemAlert error={change.error} />
            <Group gap="xs">
              <Button
                variant="default"
                disabled={!person || person === owner.id || editorIds.includes(person)}
                loading={change.isPending}
                onClick={() => person && change.mutate({ editorIds: [...editorIds, person] })}
              >
                Add as an editor
              </Button>
              <Button
                variant="default"
                disabled={!person || person === owner.id || change.isPending}
                onClick={() => person && change.mutate({ ownerId: person })}
              >
                Hand over
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Card>
  );
}
