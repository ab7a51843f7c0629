import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Language } from '../../shapes.js';
import { languageWords } from '../../words.js';
import { SourceView } from './source-view.js';

type Sources = Partial<Record<Language, string>>;

/** The reference solutions, one language at a time, first in the one that the candidate wrote. */
export function Solutions({ sources, first }: { sources: Sources; first: Language | undefined }) {
  const languages = Object.keys(sources) as Language[];
  const [chosen, setChosen] = useState(first);
  const shown = languages.find((language) => language === chosen) ?? languages[0];
  if (!shown) return null;
  return (
    <Stack gap="xs">
      {languages.length > 1 && (
        <Group>
          <SegmentedControl
            size="xs"
            aria-label="Language of the solution"
            value={shown}
            onChange={(language) => setChosen(language)}
            data={languages.map((language) => ({ value: language, label: languageWords[language] }))}
          />
        </Group>
      )}
      <SourceView key={shown} language={shown} label={`Solution in ${languageWords[shown]}`}>
        {sources[shown] ?? ''}
      </SourceView>
    </Stack>
  );
}
