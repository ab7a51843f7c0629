import type { TemplateState } from '@app/interview-template/domain/template.js';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api.js';
import { Card } from '../../../ui/card.js';
import { TemplateProblem } from './template-problem.js';
import { etagOf, reloadTemplate, type AdminTemplate } from './template-queries.js';
import { TemplateStateBadge } from './template-state.js';

const acts: Record<TemplateState, { to: TemplateState; label: string }[]> = {
  draft: [
    { to: 'published', label: 'Publish' },
    { to: 'archived', label: 'Archive' },
  ],
  published: [
    { to: 'draft', label: 'Take back' },
    { to: 'archived', label: 'Archive' },
  ],
  archived: [{ to: 'draft', label: 'Back to draft' }],
};
const meanings: Record<TemplateState, string> = {
  draft: 'Candidates don’t see it.',
  published: 'Candidates can sit it.',
  archived: 'Nobody can sit it any more, and it can’t be changed. Sittings of it stay.',
};

/** Where the template stands, and the steps from there. Only what is saved can be published. */
export function StateActs({ template, isChanged }: { template: AdminTemplate; isChanged: boolean }) {
  const { id, state } = template;
  const move = useMutation({
    mutationFn: (to: TemplateState) =>
      api.PATCH('/api/v1/admin/templates/{id}', {
        params: { path: { id }, header: { 'If-Match': etagOf(template) } },
        body: { state: to },
      }),
    onSuccess: () => reloadTemplate(id),
  });
  return (
    <Card label="State">
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="sm">
            <TemplateStateBadge state={state} />
            <Text size="sm">{isChanged ? 'Save your changes first, or load the page again.' : meanings[state]}</Text>
          </Group>
          <Group gap="xs">
            {acts[state].map(({ to, label }) => (
              <Button
                key={to}
                size="xs"
                variant={to === 'published' ? 'filled' : 'default'}
                disabled={isChanged || move.isPending}
                onClick={() => move.mutate(to)}
              >
                {label}
              </Button>
            ))}
          </Group>
        </Group>
        <TemplateProblem error={move.error} title="That did not go through" />
      </Stack>
    </Card>
  );
}
