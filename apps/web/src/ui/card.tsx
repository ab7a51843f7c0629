import { Paper, type PaperProps } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './card.module.css';

interface CardProps extends PaperProps {
  id?: string;
  /** Names the region for assistive technology, where the card is a section of its page. */
  label?: string;
  accent?: boolean;
  className?: string;
  children: ReactNode;
}

/** The surface everything on a page lies on. */
export function Card({ label, accent, className, children, ...paper }: CardProps) {
  const region = label ? { component: 'section' as const, 'aria-label': label } : {};
  return (
    <Paper
      p={{ base: 'md', sm: 'lg' }}
      className={`${classes.card} ${className ?? ''}`}
      data-accent={accent || undefined}
      {...region}
      {...paper}
    >
      {children}
    </Paper>
  );
}
