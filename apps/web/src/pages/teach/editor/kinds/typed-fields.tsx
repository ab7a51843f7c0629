import { Fieldset, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { docOf, given, textOf, textsOf, withField, type Doc, type DocProps } from '../document.js';
import { useFault } from '../faults.js';
import { AmountField, LineField } from '../fields.js';

type Leeway = 'exact' | 'absolute' | 'relative' | 'range';

const leewayWords: Record<Leeway, string> = {
  exact: 'Exactly this number',
  absolute: 'This number, give or take',
  relative: 'This number, give or take a share',
  range: 'From … to …',
};

/** The key of each way to be right, from what was there. */
function keyWith(leeway: Leeway, key: Doc): Doc {
  const value = key['value'] ?? key['min'] ?? 0;
  if (leeway === 'range') return { min: value, max: key['max'] ?? value };
  if (leeway === 'exact') return { value };
  return { value, tolerance: { [leeway]: leeway === 'absolute' ? 1 : 0.05 } };
}

function leewayOf(key: Doc): Leeway {
  if ('min' in key || 'max' in key) return 'range';
  const tolerance = docOf(key['tolerance']);
  return 'absolute' in tolerance ? 'absolute' : 'relative' in tolerance ? 'relative' : 'exact';
}

/** A number, with how far off is still right. */
export function NumericFields({ doc, onChange }: DocProps) {
  const key = docOf(doc['key']);
  const leeway = leewayOf(key);
  const set = (name: string, value: unknown) => onChange(withField(doc, 'key', withField(key, name, value)));
  return (
    <Fieldset legend="The right number">
      <Stack gap="sm">
        <NativeSelect
          label="What is right"
          maw={320}
          value={leeway}
          data={Object.entries(leewayWords).map(([value, label]) => ({ value, label }))}
          onChange={(event) => onChange(withField(doc, 'key', keyWith(event.currentTarget.value as Leeway, key)))}
        />
        <Group align="flex-start" gap="sm">
          {leeway === 'range' ? (
            <>
              <AmountField label="From" pointer="/key/min" value={key['min']} onChange={(min) => set('min', min)} />
              <AmountField label="To" pointer="/key/max" value={key['max']} onChange={(max) => set('max', max)} />
            </>
          ) : (
            <AmountField
              label="Number"
              pointer="/key/value"
              value={key['value']}
              onChange={(value) => set('value', value)}
            />
          )}
          {(leeway === 'absolute' || leeway === 'relative') && (
            <AmountField
              label={leeway === 'absolute' ? 'Give or take' : 'Share, 0 to 1'}
              pointer={`/key/tolerance/${leeway}`}
              value={docOf(key['tolerance'])[leeway]}
              onChange={(amount) => set('tolerance', { [leeway]: amount })}
            />
          )}
          <LineField
            label="Unit"
            pointer="/unit"
            w={120}
            value={textOf(doc['unit'])}
            onChange={(unit) => onChange(withField(doc, 'unit', given(unit)))}
          />
        </Group>
      </Stack>
    </Fieldset>
  );
}

/** Texts that are right, and a pattern for what else is. */
export function ShortTextFields({ doc, onChange }: DocProps) {
  const key = docOf(doc['key']);
  const error = useFault('/key/accepted', true);
  return (
    <Fieldset legend="The right answers">
      <Stack gap="sm">
        <Textarea
          label="Accepted answers"
          description="One a line. Case and spaces don’t count."
          autosize
          minRows={2}
          error={error}
          value={textsOf(key['accepted']).join('\n')}
          onChange={(event) =>
            onChange(withField(doc, 'key', { ...key, accepted: event.currentTarget.value.split('\n') }))
          }
          onBlur={() =>
            onChange(
              withField(doc, 'key', {
                ...key,
                accepted: textsOf(key['accepted']).filter((text) => text.trim() !== ''),
              }),
            )
          }
        />
        <LineField
          label="Pattern"
          description="RE2; right as well where it matches."
          pointer="/key/pattern"
          value={textOf(key['pattern'])}
          onChange={(pattern) => onChange(withField(doc, 'key', withField(key, 'pattern', given(pattern))))}
        />
      </Stack>
    </Fieldset>
  );
}
