import { Button, Checkbox, Fieldset, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import {
  docsOf,
  freeId,
  given,
  moved,
  removedAt,
  replacedAt,
  textOf,
  textsOf,
  withField,
  type DocProps,
} from '../document.js';
import { useFault } from '../faults.js';
import { LineField } from '../fields.js';
import { moves, PartRow } from '../part-row.js';

/** Options, of which one or several are right. */
export function ChoiceFields({ doc, onChange }: DocProps) {
  const several = doc['kind'] === 'multiple-choice';
  const options = docsOf(doc['options']);
  const right = several ? textsOf(doc['key']) : [textOf(doc['key'])];
  const fault = [useFault('/options'), useFault('/key', true)].filter(Boolean).join('; ');
  const set = (name: string, value: unknown) => onChange(withField(doc, name, value));
  const mark = (id: string) => {
    if (!several) return set('key', id);
    // In the order of the options.
    const ids = right.includes(id) ? right.filter((other) => other !== id) : [...right, id];
    set(
      'key',
      options.map((option) => textOf(option['id'])).filter((other) => ids.includes(other)),
    );
  };
  const remove = (index: number, id: string) =>
    onChange({
      ...doc,
      options: removedAt(options, index),
      key: several ? right.filter((other) => other !== id) : right[0] === id ? '' : right[0],
    });
  const Control = several ? Checkbox : Radio;
  return (
    <Fieldset legend={several ? 'Options; mark those that are right' : 'Options; mark the right one'}>
      <Stack gap="sm">
        {options.map((option, index) => {
          const id = textOf(option['id']);
          const change = (name: string, value: unknown) =>
            set('options', replacedAt(options, index, withField(option, name, value)));
          return (
            <PartRow
              key={id}
              name={`Option ${index + 1}`}
              onMove={moves(index, options.length, (to) => set('options', moved(options, index, to)))}
              onRemove={options.length > 2 ? () => remove(index, id) : undefined}
            >
              <Control
                name="right"
                label={`Option ${index + 1} is right`}
                checked={right.includes(id)}
                onChange={() => mark(id)}
              />
              <LineField
                label={`Option ${index + 1}`}
                pointer={`/options/${index}/text`}
                value={textOf(option['text'])}
                onChange={(text) => change('text', text)}
              />
              <LineField
                label={`Feedback on option ${index + 1}`}
                pointer={`/options/${index}/feedback`}
                value={textOf(option['feedback'])}
                onChange={(text) => change('feedback', given(text))}
              />
            </PartRow>
          );
        })}
        {fault && (
          <Text size="sm" c="red">
            {fault}
          </Text>
        )}
        <div>
          <Button
            variant="default"
            size="xs"
            disabled={options.length >= (several ? 20 : 12)}
            onClick={() => set('options', [...options, { id: freeId(options), text: '' }])}
          >
            Add an option
          </Button>
        </div>
        {several && <ScoringField doc={doc} onChange={onChange} />}
      </Stack>
    </Fieldset>
  );
}

/** Whether a part of the answer earns a part of the score. */
export function ScoringField({ doc, onChange }: DocProps) {
  return (
    <NativeSelect
      label="Scoring"
      maw={320}
      value={textOf(doc['scoring']) || 'partial'}
      data={[
        { value: 'partial', label: 'Part of the score for a part' },
        { value: 'all-or-nothing', label: 'All or nothing' },
      ]}
      onChange={(event) => onChange(withField(doc, 'scoring', event.currentTarget.value))}
    />
  );
}
