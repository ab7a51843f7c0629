import { Button, Fieldset, Stack } from '@mantine/core';
import { given, removedAt, replacedAt, textOf, withField, type Doc } from '../document.js';
import { JsonField, LineField, SourceField } from '../fields.js';
import { PartRow } from '../part-row.js';

interface CaseFieldsProps {
  legend: string;
  name: string;
  pointer: string;
  /** The field that tells in words what the case is about. */
  text: 'note' | 'name';
  cases: readonly Doc[];
  onChange: (cases: Doc[]) => void;
}

/** Calls of the function with what each must give. */
export function CaseFields({ legend, name, pointer, text, cases, onChange }: CaseFieldsProps) {
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm">
        {cases.map((one, index) => {
          const set = (field: string, value: unknown) =>
            onChange(replacedAt(cases, index, withField(one, field, value)));
          const at = `${pointer}/${index}`;
          return (
            <PartRow
              key={`${cases.length} ${index}`}
              name={`${name} ${index + 1}`}
              onRemove={cases.length > 1 || text === 'name' ? () => onChange(removedAt(cases, index)) : undefined}
            >
              <LineField
                label={text === 'note' ? `Note on example ${index + 1}` : `Name of hidden case ${index + 1}`}
                pointer={`${at}/${text}`}
                value={textOf(one[text])}
                onChange={(words) => set(text, given(words))}
              />
              {'generate' in one ? (
                <SourceField
                  label={`Generator of hidden case ${index + 1}`}
                  description="A JavaScript function that gives the list of arguments."
                  pointer={`${at}/generate`}
                  value={textOf(one['generate'])}
                  onChange={(source) => set('generate', source)}
                />
              ) : (
                <JsonField
                  label={`Arguments of ${name.toLowerCase()} ${index + 1}`}
                  description="JSON: a list with one value for each parameter."
                  pointer={`${at}/arguments`}
                  value={one['arguments']}
                  onChange={(value) => set('arguments', value)}
                />
              )}
              <JsonField
                label={`Expected of ${name.toLowerCase()} ${index + 1}`}
                description="JSON."
                pointer={`${at}/expected`}
                value={one['expected']}
                onChange={(value) => set('expected', value)}
              />
            </PartRow>
          );
        })}
        <div>
          <Button
            variant="default"
            size="xs"
            disabled={cases.length >= (text === 'note' ? 10 : 100)}
            onClick={() => onChange([...cases, { arguments: [], expected: null }])}
          >
            Add {text === 'note' ? 'an example' : 'a hidden case'}
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}
