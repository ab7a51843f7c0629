import type { TemplateState } from '@app/interview-template/domain/template.js';
import { Badge } from '@mantine/core';
import { templateStateWords } from '../../../words.js';

const colours: Record<TemplateState, string> = { draft: 'gray', published: 'teal', archived: 'gray' };

export function TemplateStateBadge({ state }: { state: TemplateState }) {
  return (
    <Badge variant="light" color={colours[state]} tt="none" fw={600} style={{ flexShrink: 0 }}>
      {templateStateWords[state]}
    </Badge>
  );
}
