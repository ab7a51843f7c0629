import { Slider, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../ui/card.js';
import { Loaded } from '../../ui/loaded.js';
import type { FieldsProps } from './fields.js';
import classes from './study-settings.module.css';
import { workloadQuery } from './study-settings-queries.js';
import { WorkloadChart } from './workload-chart.js';
import { costAt, costText } from './workload-words.js';

const marks = [70, 80, 90, 97].map((value) => ({ value, label: `${value} %` }));

/** Desired retention, with what it costs beside it while it is chosen. */
export function RetentionField({ form, savedRetention }: FieldsProps & { savedRetention: number }) {
  const retention = form.getValues().desiredRetention;
  const percent = Math.round(retention * 100);
  const workload = useQuery(workloadQuery);
  return (
    <Card label="Desired retention">
      <Stack gap="md">
        <div>
          <Title order={2}>Desired retention</Title>
          <Text size="sm" c="dimmed">
            A card comes back when the chance that you still know it has fallen to this. Higher: you know more, and
            review more often.
          </Text>
        </div>
        <div className={classes.retention}>
          <Text className={classes.figure}>{percent} %</Text>
          <Text className={classes.cost} data-testid="cost">
            {workload.data ? costText(costAt(workload.data, retention)) : 'The cost of it is being worked out …'}
          </Text>
        </div>
        <Slider
          min={70}
          max={97}
          step={1}
          value={percent}
          onChange={(value) => form.setFieldValue('desiredRetention', value / 100)}
          marks={marks}
          label={(value) => `${value} %`}
          thumbLabel="Desired retention in percent"
          mb="lg"
          mx={{ base: 12, sm: 'xs' }}
        />
        <Loaded query={workload}>
          {(data) => <WorkloadChart workload={data} retention={retention} savedRetention={savedRetention} />}
        </Loaded>
      </Stack>
    </Card>
  );
}
