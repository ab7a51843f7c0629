import { lazy, Suspense } from 'react';
import type { SchemaTable } from '../program/schema-text.js';
import type { SourceLanguage } from './grammar.js';
import classes from './tokens.module.css';

interface SourceViewProps {
  language: SourceLanguage;
  label: string;
  /** For SQL: what the names in it are. */
  tables?: readonly SchemaTable[];
  children: string;
}

const Highlighted = lazy(() => import('./highlighted.js'));

/** Source to read. Its colours come when the grammar is there. */
export function SourceView({ language, label, tables, children }: SourceViewProps) {
  return (
    <pre className={classes.source} tabIndex={0} role="region" aria-label={label}>
      <code>
        <Suspense fallback={children}>
          <Highlighted language={language} tables={tables}>
            {children}
          </Highlighted>
        </Suspense>
      </code>
    </pre>
  );
}
