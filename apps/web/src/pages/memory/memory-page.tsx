import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { Calibration } from './calibration.js';
import { Fits } from './fits.js';
import { HealthWords } from './health-words.js';
import { healthQuery } from './memory-queries.js';

/** How well the schedule knows its person's memory, and what it is told to go by. */
export function MemoryPage() {
  const health = useQuery(healthQuery);
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>Your memory</PageTitle>
        <Text c="dimmed" maw={640} mt={4}>
          Each card comes back when you are about to forget it. When that is, 21 numbers say: the parameters of your
          memory. Here you see how right they are, and can have them fitted to you.
        </Text>
      </div>
      <Loaded query={health}>
        {(told) => (
          <>
            <HealthWords health={told} />
            <Fits health={told} />
            <Calibration health={told} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
