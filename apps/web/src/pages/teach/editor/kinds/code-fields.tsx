import { Button, Checkbox, Fieldset, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { languages } from '@app/question-bank/domain/program-content.js';
import { languageWords } from '../../../../words.js';
import {
  docOf,
  docsOf,
  given,
  moved,
  removedAt,
  replacedAt,
  textOf,
  textsOf,
  withField,
  type Doc,
  type DocProps,
} from '../document.js';
import { useFault } from '../faults.js';
import { AmountField, JsonField, LineField, SourceField } from '../fields.js';
import { moves, PartRow } from '../part-row.js';
import { CaseFields } from './case-fields.js';

const comparatorWords = {
  exact: 'Exactly equal',
  unordered: 'Equal in any order',
  'unordered-nested': 'Equal in any order, inside too',
  'any-of': 'One of the expected ones',
  float: 'Numbers that are close',
  checker: 'A checker decides',
};
type Comparator = keyof typeof comparatorWords;

/** A function to write: what it is called with, the cases that judge it, and solutions that prove them. */
export function CodeFields({ doc, onChange }: DocProps) {
  const set = (name: string, value: unknown) => onChange(withField(doc, name, value));
  return (
    <>
      <SignatureFields signature={docOf(doc['signature'])} onChange={(signature) => set('signature', signature)} />
      <CaseFields
        legend="Examples, which candidates see"
        name="Example"
        pointer="/examples"
        text="note"
        cases={docsOf(doc['examples'])}
        onChange={(examples) => set('examples', examples)}
      />
      <CaseFields
        legend="Hidden cases"
        name="Hidden case"
        pointer="/hiddenCases"
        text="name"
        cases={docsOf(doc['hiddenCases'])}
        onChange={(cases) => set('hiddenCases', cases)}
      />
      <ComparatorField value={doc['comparator']} onChange={(comparator) => set('comparator', comparator)} />
      <Solutions doc={doc} onChange={onChange} />
      <LimitFields doc={doc} onChange={onChange} />
    </>
  );
}

function SignatureFields({ signature, onChange }: { signature: Doc; onChange: (signature: Doc) => void }) {
  const error = useFault('/signature', true);
  const parameters = docsOf(signature['parameters']);
  const set = (name: string, value: unknown) => onChange(withField(signature, name, value));
  if (signature['kind'] === 'class') {
    return (
      <JsonField
        label="Signature of the class"
        pointer="/signature"
        value={signature}
        onChange={(value) => onChange(value as Doc)}
      />
    );
  }
  return (
    <Fieldset legend="Function">
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <LineField
            label="Its name"
            pointer="/signature/name"
            value={textOf(signature['name'])}
            onChange={(text) => set('name', text)}
          />
          <LineField
            label="It returns"
            description="int, float, string, bool, int[], string?, …"
            pointer="/signature/returns"
            value={textOf(signature['returns'])}
            onChange={(text) => set('returns', text)}
          />
        </SimpleGrid>
        {parameters.map((parameter, index) => (
          <PartRow
            key={index}
            name={`Parameter ${index + 1}`}
            onMove={moves(index, parameters.length, (to) => set('parameters', moved(parameters, index, to)))}
            onRemove={() => set('parameters', removedAt(parameters, index))}
          >
            {(['name', 'type'] as const).map((name) => (
              <LineField
                key={name}
                label={`${name === 'name' ? 'Name' : 'Type'} of parameter ${index + 1}`}
                pointer={`/signature/parameters/${index}/${name}`}
                value={textOf(parameter[name])}
                onChange={(text) => set('parameters', replacedAt(parameters, index, { ...parameter, [name]: text }))}
              />
            ))}
          </PartRow>
        ))}
        <div>
          <Button
            variant="default"
            size="xs"
            disabled={parameters.length >= 10}
            onClick={() => set('parameters', [...parameters, { name: '', type: 'int' }])}
          >
            Add a parameter
          </Button>
        </div>
        <LineField
          label="Parameter that is changed in place"
          description="Its name, where what counts is what became of it."
          pointer="/signature/mutates"
          value={textOf(signature['mutates'])}
          onChange={(text) => set('mutates', given(text))}
        />
        {error && parameters.length === 0 && <span className="mantine-InputWrapper-error">{error}</span>}
      </Stack>
    </Fieldset>
  );
}

/** What each way to compare has beside its name. */
const comparators: Record<Comparator, unknown> = {
  exact: 'exact',
  unordered: 'unordered',
  'unordered-nested': 'unordered-nested',
  'any-of': 'any-of',
  float: { kind: 'float', absolute: 1e-6, relative: 1e-6 },
  checker: { kind: 'checker', source: 'function check(args, actual) {\n  return true;\n}\n' },
};

function ComparatorField({ value, onChange }: { value: unknown; onChange: (comparator: unknown) => void }) {
  const chosen = docOf(value);
  const kind = textOf(value) || textOf(chosen['kind']) || 'exact';
  return (
    <Stack gap="sm">
      <NativeSelect
        label="What is right"
        maw={320}
        value={kind}
        data={Object.entries(comparatorWords).map(([name, label]) => ({ value: name, label }))}
        onChange={(event) => onChange(comparators[event.currentTarget.value as Comparator])}
      />
      {kind === 'checker' && (
        <SourceField
          label="Checker"
          pointer="/comparator/source"
          value={textOf(chosen['source'])}
          onChange={(source) => onChange({ ...chosen, source })}
        />
      )}
      {kind === 'float' && (
        <SimpleGrid cols={2} maw={320}>
          {(['absolute', 'relative'] as const).map((name) => (
            <AmountField
              key={name}
              label={name === 'absolute' ? 'Off by' : 'Off by a share'}
              pointer={`/comparator/${name}`}
              value={chosen[name]}
              onChange={(amount) => onChange(withField(chosen, name, amount))}
            />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}

function Solutions({ doc, onChange }: DocProps) {
  const error = useFault('/languages', true);
  const missing = useFault('/solutions');
  const chosen = textsOf(doc['languages']);
  const solutions = docOf(doc['solutions']);
  const set = (name: string, value: unknown) => onChange(withField(doc, name, value));
  return (
    <Fieldset legend="Solutions">
      <Stack gap="sm">
        <Checkbox.Group
          label="Languages"
          description="In which it may be answered."
          error={error ?? missing}
          value={[...chosen]}
          onChange={(names) =>
            set(
              'languages',
              languages.filter((language) => names.includes(language)),
            )
          }
        >
          <SimpleGrid cols={{ base: 2, sm: 3 }} my="xs">
            {languages.map((language) => (
              <Checkbox key={language} value={language} label={languageWords[language]} />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        {languages
          .filter((language) => chosen.includes(language) || language in solutions)
          .map((language) => (
            <SourceField
              key={language}
              label={`Solution in ${languageWords[language]}`}
              pointer={`/solutions/${language}`}
              value={textOf(solutions[language])}
              onChange={(source) => set('solutions', withField(solutions, language, given(source)))}
            />
          ))}
        <JsonField
          label="Solutions that are wrong"
          description="JSON: a list of language, source, verdict and why. They must fail as they say."
          pointer="/wrongSolutions"
          value={doc['wrongSolutions']}
          onChange={(value) => set('wrongSolutions', value)}
        />
      </Stack>
    </Fieldset>
  );
}

/** What a program may take for a case. */
export function LimitFields({ doc, onChange }: DocProps) {
  const limits = docOf(doc['limits']);
  const set = (name: string, value: unknown) => {
    const changed = withField(limits, name, value);
    onChange(withField(doc, 'limits', Object.keys(changed).length > 0 ? changed : undefined));
  };
  return (
    <SimpleGrid cols={2} maw={360}>
      <AmountField
        label="Time, in ms"
        description="2000 where empty."
        pointer="/limits/timeMs"
        value={limits['timeMs']}
        onChange={(amount) => set('timeMs', amount)}
      />
      <AmountField
        label="Memory, in MiB"
        description="128 where empty."
        pointer="/limits/memoryMb"
        value={limits['memoryMb']}
        onChange={(amount) => set('memoryMb', amount)}
      />
    </SimpleGrid>
  );
}
