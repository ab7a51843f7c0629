import { Checkbox, Fieldset, Stack } from '@mantine/core';
import { textOf, withField, type DocProps } from '../document.js';
import { JsonField, SourceField } from '../fields.js';
import { LimitFields } from './code-fields.js';

/** A query to write: tables, what fills them, and the rows that a right query gives. */
export function SqlFields({ doc, onChange }: DocProps) {
  const set = (name: string, value: unknown) => onChange(withField(doc, name, value));
  const source = (name: string, label: string, description?: string) => (
    <SourceField
      label={label}
      {...(description && { description })}
      pointer={`/${name}`}
      value={textOf(doc[name])}
      onChange={(text) => set(name, text)}
    />
  );
  const json = (name: string, label: string, description: string) => (
    <JsonField
      label={label}
      description={description}
      pointer={`/${name}`}
      value={doc[name]}
      onChange={(value) => set(name, value)}
    />
  );
  return (
    <>
      <Fieldset legend="Database">
        <Stack gap="sm">
          {source('schema', 'Tables', 'CREATE TABLE …')}
          {source('seed', 'Rows', 'INSERT …; candidates see them.')}
        </Stack>
      </Fieldset>
      <Fieldset legend="The right result">
        <Stack gap="sm">
          {source('solution', 'Solution')}
          {json('expected', 'Expected', 'JSON: columns, and rows of one value a column.')}
          <Checkbox
            label="The order of the rows counts"
            checked={doc['orderMatters'] === true}
            onChange={(event) => set('orderMatters', event.currentTarget.checked)}
          />
          <Checkbox
            label="The names of the columns count"
            checked={doc['columnsMatter'] === true}
            onChange={(event) => set('columnsMatter', event.currentTarget.checked)}
          />
          {json('hiddenCases', 'Hidden cases', 'JSON: a list of name, seed and expected.')}
          {json('wrongSolutions', 'Solutions that are wrong', 'JSON: a list of sql, verdict and why.')}
        </Stack>
      </Fieldset>
      <LimitFields doc={doc} onChange={onChange} />
    </>
  );
}
