import { highlightCode } from '@lezer/highlight';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SchemaTable } from '../program/schema-text.js';
import { loadGrammar, type SourceLanguage } from './grammar.js';
import { tokenClasses } from './token-classes.js';

interface HighlightedProps {
  language: SourceLanguage;
  tables: readonly SchemaTable[] | undefined;
  children: string;
}

export default function Highlighted({ language, tables, children }: HighlightedProps) {
  const { data: grammar } = useQuery({
    queryKey: ['grammar', language, tables],
    queryFn: () => loadGrammar(language, tables),
    staleTime: Infinity,
    structuralSharing: false,
  });
  if (!grammar) return children;
  const parts: ReactNode[] = [];
  const put = (text: string, className?: string) =>
    parts.push(
      className ? (
        <span key={parts.length} className={className}>
          {text}
        </span>
      ) : (
        text
      ),
    );
  highlightCode(children, grammar.language.parser.parse(children), tokenClasses, put, () => parts.push('\n'));
  return parts;
}
