import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Question } from '../../shapes.js';
import { QuestionMeta } from '../../ui/question/question-meta.js';
import classes from './question-row.module.css';

export function QuestionRow({ question }: { question: Question }) {
  const { content, slug } = question;
  return (
    <div className={classes.row}>
      <Link to="/questions/$slug" params={{ slug }} className={classes.link}>
        <Text span lineClamp={2} fw={550}>
          {plainText(content.kind === 'flashcard' ? content.front : content.prompt)}
        </Text>
      </Link>
      <QuestionMeta {...question} />
    </div>
  );
}

/** Markdown's marks taken out, for one line of a list. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?(```|$)/g, ' … ')
    .replace(/[`*#>]/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*(?:\)|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
