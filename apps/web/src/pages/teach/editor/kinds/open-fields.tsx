import { Button, Fieldset, NativeSelect, Stack, Text } from '@mantine/core';
import { docsOf, freeId, moved, removedAt, replacedAt, textOf, withField, type DocProps } from '../document.js';
import { useFault } from '../faults.js';
import { AmountField, LineField, MarkdownField } from '../fields.js';
import { moves, PartRow } from '../part-row.js';

/** A model answer and the criteria that an answer is judged by. */
export function OpenFields({ doc, onChange }: DocProps) {
  const rubric = docsOf(doc['rubric']);
  const fault = useFault('/rubric');
  const set = (name: string, value: unknown) => onChange(withField(doc, name, value));
  return (
    <>
      <MarkdownField
        label="Model answer"
        pointer="/modelAnswer"
        value={textOf(doc['modelAnswer'])}
        onChange={(text) => set('modelAnswer', text)}
      />
      <Fieldset legend="Criteria">
        <Stack gap="sm">
          {rubric.map((criterion, index) => {
            const change = (name: string, value: unknown) =>
              set('rubric', replacedAt(rubric, index, withField(criterion, name, value)));
            return (
              <PartRow
                key={textOf(criterion['id'])}
                name={`Criterion ${index + 1}`}
                onMove={moves(index, rubric.length, (to) => set('rubric', moved(rubric, index, to)))}
                onRemove={rubric.length > 1 ? () => set('rubric', removedAt(rubric, index)) : undefined}
              >
                <LineField
                  label={`Criterion ${index + 1}`}
                  pointer={`/rubric/${index}/text`}
                  value={textOf(criterion['text'])}
                  onChange={(text) => change('text', text)}
                />
                <AmountField
                  label={`Points of criterion ${index + 1}`}
                  pointer={`/rubric/${index}/points`}
                  value={criterion['points']}
                  onChange={(points) => change('points', points)}
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
              disabled={rubric.length >= 20}
              onClick={() => set('rubric', [...rubric, { id: freeId(rubric), text: '', points: 1 }])}
            >
              Add a criterion
            </Button>
          </div>
        </Stack>
      </Fieldset>
      <NativeSelect
        label="Who assesses"
        maw={320}
        value={textOf(doc['assessment']) || 'self'}
        data={[
          { value: 'self', label: 'The candidate' },
          { value: 'instructor', label: 'An instructor' },
        ]}
        onChange={(event) => set('assessment', event.currentTarget.value)}
      />
    </>
  );
}
