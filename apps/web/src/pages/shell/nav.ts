import { IconCards, IconChartBar, IconHome, IconListSearch, IconStopwatch } from '@tabler/icons-react';

/** The candidate's five places. */
export const places = [
  { to: '/', label: 'Today', icon: IconHome },
  { to: '/mocks', label: 'Mocks', icon: IconStopwatch },
  { to: '/reviews', label: 'Reviews', icon: IconCards },
  { to: '/practice', label: 'Practice', icon: IconListSearch },
  { to: '/progress', label: 'Progress', icon: IconChartBar },
] as const;
