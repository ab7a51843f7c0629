import { useQuery } from '@tanstack/react-query';
import { OpenCount } from '../open-count.js';
import { openTasksQuery } from './task-queries.js';

export function OpenTasks() {
  const { data: open } = useQuery(openTasksQuery);
  return <OpenCount open={open} />;
}
