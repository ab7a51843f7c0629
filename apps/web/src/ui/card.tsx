import { Paper, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps extends PaperProps {
  /** Names the region for assistive technology, where the card is a section of its page. */
  label?: string;
  accent?: boolean;
  children: ReactNode;
}

/** The surface everything on a page lies on. */
export function Card({ label, accent, children, ...paper }: CardProps) {
  const region = label ? { component: 'section' as const, 'aria-label': label } : {};
  return (
    <Paper p={{ base: 'md', sm: 'lg' }} className={classes.card} data-accent={accent || undefined} {...region} {...paper}>
      {children}
    </Paper>
  );
}
