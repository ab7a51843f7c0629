import { useQuery } from '@tanstack/react-query';
import { OpenCount } from '../open-count.js';
import { openReportsQuery } from './report-queries.js';

export function OpenReports() {
  const { data: open } = useQuery(openReportsQuery);
  return <OpenCount open={open} />;
}
