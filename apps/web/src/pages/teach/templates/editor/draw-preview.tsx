import { planSchema, type Plan } from '@app/interview-template/domain/plan.js';
import { Alert, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, ApiProblem, dataOf } from '../../../../api.js';
import { durationText } from '../../../../time.js';
import { Card } from '../../../../ui/card.js';
import { QuestionMeta } from '../../../../ui/question/question-meta.js';
import { plainText } from '../../../practice/question-row.js';
import classes from '../../../practice/question-row.module.css';
import { TemplateProblem } from '../template-problem.js';
import type { DrawPreview as Preview } from '../template-queries.js';

/** What a candidate who has met nothing yet could be asked. */
export function DrawPreview({ plan }: { plan: Plan }) {
  const draw = useMutation({
    mutationFn: (asked: Plan) => dataOf(api.POST('/api/v1/admin/templates/preview', { body: { plan: asked } })),
  });
  const isValid = planSchema.safeParse(plan).success;
  const isOld = draw.variables !== undefined && draw.variables !== plan;
  return (
    <Card label="Preview">
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h3">
            What could be asked
          </Title>
          <Button variant="default" disabled={!isValid} loading={draw.isPending} onClick={() => draw.mutate(plan)}>
            {draw.data ? 'Draw again' : 'Draw a preview'}
          </Button>
        </Group>
        {!draw.data && !draw.error && (
          <Text size="sm" c="dimmed">
            Draws the questions as for somebody who has met none of them yet. Nothing is stored.
          </Text>
        )}
        <TemplateProblem error={draw.error} title="This can’t be drawn" />
        {isOld && !draw.isPending && (draw.data || draw.error instanceof ApiProblem) && (
          <Alert color="yellow">You have changed the interview since.</Alert>
        )}
        {draw.data && <Drawn preview={draw.data} />}
      </Stack>
    </Card>
  );
}

function Drawn({ preview: { sections, ...all } }: { preview: Preview }) {
  return (
    <div data-testid="drawn">
      <Text fw={550} role="status">
        In all {againstClock(all)}
      </Text>
      {sections.map((section, index) => (
        <section key={index} aria-label={section.title}>
          <Group justify="space-between" mt="md" gap="xs">
            <Title order={3}>{section.title}</Title>
            <Text size="sm" c="dimmed">
              {againstClock(section)}
            </Text>
          </Group>
          <List listStyleType="none">
            {section.questions.map((question) => (
              <List.Item key={question.slug} className={classes.row}>
                <Text lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                  {plainText(question.prompt)}
                </Text>
                <QuestionMeta {...question} />
              </List.Item>
            ))}
          </List>
        </section>
      ))}
    </div>
  );
}

/** "25 min of 30 min, 83 %". */
function againstClock({ estimatedSeconds, clockSeconds }: Pick<Preview, 'estimatedSeconds' | 'clockSeconds'>): string {
  const estimate = durationText(estimatedSeconds * 1000);
  if (clockSeconds === null) return estimate;
  return `${estimate} of ${durationText(clockSeconds * 1000)}, ${Math.round((100 * estimatedSeconds) / clockSeconds)} %`;
}
