/** What instructors work on, in the order of their work. */
export const areas = [
  { to: '/teach/questions', label: 'Questions' },
  { to: '/teach/review', label: 'Review' },
  { to: '/teach/review-tasks', label: 'Alarms' },
  { to: '/teach/reports', label: 'Reports' },
  { to: '/teach/imports', label: 'Imports' },
  { to: '/teach/templates', label: 'Interviews' },
  { to: '/teach/sittings', label: 'Sittings' },
  { to: '/teach/accommodations', label: 'Accommodations' },
  { to: '/teach/assessments', label: 'Assessments' },
  { to: '/teach/audit', label: 'Audit' },
] as const;
