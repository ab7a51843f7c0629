import { Code } from '@mantine/core';

/** One line of authored text: what stands between backticks is code, as authors write it in options and items. */
export function InlineCode({ children }: { children: string }) {
  const parts = children.split(/`([^`]+)`/);
  // The split puts what was captured at the odd places.
  return <>{parts.map((part, index) => (index % 2 === 1 ? <Code key={index}>{part}</Code> : part))}</>;
}

/** The same where only text fits: in a select, in a label. */
export const withoutTicks = (text: string): string => text.replace(/`([^`]+)`/g, '$1');
