import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { plural } from '../../time.js';
import { TextLink } from '../../ui/link-button.js';
import { interviewQuery } from './interview-queries.js';

/** On the first page: when the interview is; or that one can be prepared for. */
export function InterviewLine() {
  const { data } = useQuery(interviewQuery);
  if (!data) return null;
  return (
    <Text mt={4}>
      <TextLink to="/interview">{lineOf(data.interview)}</TextLink>
    </Text>
  );
}

function lineOf(interview: { daysLeft: number } | null): string {
  if (!interview) return 'Got an interview on a date? Make a plan for it';
  const { daysLeft } = interview;
  if (daysLeft < 0) return 'Your interview is over: how to go on';
  return daysLeft === 0 ? 'Interview today' : `Interview in ${plural(daysLeft, 'day')}`;
}
