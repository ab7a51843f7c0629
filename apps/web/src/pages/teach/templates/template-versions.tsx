import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { dateTimeText } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import classes from '../../practice/question-row.module.css';
import { TemplateProblem } from './template-problem.js';
import { fetchVersion, type AdminTemplate, type TemplateVersion } from './template-queries.js';

interface TemplateVersionsProps {
  template: AdminTemplate;
  /** Puts an older version into the editor. */
  onTakeOver: (version: TemplateVersion) => void;
}

/** Every version, newest first. Sittings keep the one that they began with. */
export function TemplateVersions({ template: { id, number: newest, versions }, onTakeOver }: TemplateVersionsProps) {
  const load = useMutation({ mutationFn: (number: number) => fetchVersion(id, number), onSuccess: onTakeOver });
  return (
    <Card label="Versions">
      <Stack gap="xs">
        <Title order={2} size="h3">
          Versions
        </Title>
        <TemplateProblem error={load.error} title="This could not be loaded" />
        <div>
          {versions.map(({ number, title, message, createdAt }) => (
            <Group key={number} justify="space-between" className={classes.row} data-testid={`version-${number}`}>
              <div>
                <Text fw={600}>Version {number}</Text>
                <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {message ?? title} · {dateTimeText(createdAt)}
                </Text>
              </div>
              {number !== newest && (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Edit from version ${number}`}
                  loading={load.isPending && load.variables === number}
                  onClick={() => load.mutate(number)}
                >
                  Edit from here
                </Button>
              )}
            </Group>
          ))}
        </div>
      </Stack>
    </Card>
  );
}
