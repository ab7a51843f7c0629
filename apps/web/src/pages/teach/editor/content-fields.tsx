import { Button, Fieldset, Stack } from '@mantine/core';
import { docsOf, removedAt, replacedAt, textOf, withField, type DocProps } from './document.js';
import { AmountField, LineField, MarkdownField } from './fields.js';
import { MatchingFields, OrderingFields } from './kinds/arranged-fields.js';
import { ChoiceFields } from './kinds/choice-fields.js';
import { CodeFields } from './kinds/code-fields.js';
import { OpenFields } from './kinds/open-fields.js';
import { SqlFields } from './kinds/sql-fields.js';
import { NumericFields, ShortTextFields } from './kinds/typed-fields.js';
import { PartRow } from './part-row.js';

/** The content of a question, field by field. */
export function ContentFields({ doc, onChange }: DocProps) {
  const text = (name: string, label: string, description?: string) => (
    <MarkdownField
      label={label}
      {...(description && { description })}
      pointer={`/${name}`}
      value={textOf(doc[name])}
      onChange={(value) => onChange(withField(doc, name, value))}
    />
  );
  return (
    <Stack gap="md">
      {doc['kind'] === 'flashcard' ? (
        <>
          {text('front', 'Front')}
          {text('back', 'Back')}
        </>
      ) : (
        text('prompt', 'Question')
      )}
      <KindFields doc={doc} onChange={onChange} />
      {text('explanation', 'Explanation', 'Why it is so; needed before the question is submitted.')}
      <AmountField
        label="Estimated seconds"
        description="What a prepared candidate needs."
        pointer="/estimatedSeconds"
        min={0}
        value={doc['estimatedSeconds']}
        onChange={(seconds) => onChange(withField(doc, 'estimatedSeconds', seconds))}
      />
      <References doc={doc} onChange={onChange} />
    </Stack>
  );
}

function KindFields(props: DocProps) {
  switch (props.doc['kind']) {
    case 'single-choice':
    case 'multiple-choice':
      return <ChoiceFields {...props} />;
    case 'numeric':
      return <NumericFields {...props} />;
    case 'short-text':
      return <ShortTextFields {...props} />;
    case 'ordering':
      return <OrderingFields {...props} />;
    case 'matching':
      return <MatchingFields {...props} />;
    case 'open':
      return <OpenFields {...props} />;
    case 'code':
      return <CodeFields {...props} />;
    case 'sql':
      return <SqlFields {...props} />;
    default:
      return null;
  }
}

function References({ doc, onChange }: DocProps) {
  const references = docsOf(doc['references']);
  const set = (list: readonly unknown[]) => onChange(withField(doc, 'references', list));
  return (
    <Fieldset legend="References">
      <Stack gap="sm">
        {references.map((reference, index) => (
          <PartRow key={index} name={`Reference ${index + 1}`} onRemove={() => set(removedAt(references, index))}>
            {(['title', 'url'] as const).map((name) => (
              <LineField
                key={name}
                label={`${name === 'title' ? 'Title' : 'Address'} of reference ${index + 1}`}
                pointer={`/references/${index}/${name}`}
                value={textOf(reference[name])}
                onChange={(value) => set(replacedAt(references, index, { ...reference, [name]: value }))}
              />
            ))}
          </PartRow>
        ))}
        <div>
          <Button
            variant="default"
            size="xs"
            disabled={references.length >= 20}
            onClick={() => set([...references, { title: '', url: '' }])}
          >
            Add a reference
          </Button>
        </div>
      </Stack>
    </Fieldset>
  );
}
