import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { interviewQuery } from './interview-queries.js';
import { Over } from './over.js';
import { Plan } from './plan.js';
import { SetUp } from './set-up.js';

/** Where somebody prepares for an interview on a date: set up in a minute, then the plan until the day. */
export function InterviewPage() {
  const query = useQuery(interviewQuery);
  const [editing, setEditing] = useState(false);
  return (
    <Stack gap="lg">
      <div>
        <PageTitle>Your interview</PageTitle>
        {!query.data?.interview && (
          <Text c="dimmed" maw={620}>
            Say when it is and what it is about. Your reviews are then planned so that you have seen everything, and
            know most of it, on the day.
          </Text>
        )}
      </div>
      <Loaded query={query}>
        {({ interview, todayOn }) => {
          if (!interview || editing) {
            return <SetUp todayOn={todayOn} before={interview} onDone={() => setEditing(false)} />;
          }
          if (interview.state === 'over') return <Over interview={interview} onNew={() => setEditing(true)} />;
          return <Plan interview={interview} onEdit={() => setEditing(true)} />;
        }}
      </Loaded>
    </Stack>
  );
}
