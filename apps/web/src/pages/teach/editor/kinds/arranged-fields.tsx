import { Button, Fieldset, NativeSelect, Stack, Text } from '@mantine/core';
import {
  docOf,
  docsOf,
  freeId,
  moved,
  removedAt,
  replacedAt,
  textOf,
  textsOf,
  withField,
  type Doc,
  type DocProps,
} from '../document.js';
import { withoutTicks } from '../../../../ui/inline-code.js';
import { useFault } from '../faults.js';
import { LineField } from '../fields.js';
import { moves, PartRow } from '../part-row.js';
import { ScoringField } from './choice-fields.js';

/** Items in their right order; candidates get them shuffled. */
export function OrderingFields({ doc, onChange }: DocProps) {
  const items = docsOf(doc['items']);
  const byId = new Map(items.map((item, index) => [textOf(item['id']), { item, index }]));
  const named = textsOf(doc['key']).filter((id) => byId.has(id));
  const order = [...new Set([...named, ...byId.keys()])];
  const fault = [useFault('/items'), useFault('/key', true)].filter(Boolean).join('; ');
  const add = () => {
    const id = freeId(items);
    onChange({ ...doc, items: [...items, { id, text: '' }], key: [...order, id] });
  };
  return (
    <Fieldset legend="Items, in their right order">
      <Stack gap="sm">
        {order.map((id, place) => {
          const { item, index } = byId.get(id)!;
          return (
            <PartRow
              key={id}
              name={`Item ${place + 1}`}
              onMove={moves(place, order.length, (to) => onChange({ ...doc, key: moved(order, place, to) }))}
              onRemove={
                order.length > 2
                  ? () => onChange({ ...doc, items: removedAt(items, index), key: removedAt(order, place) })
                  : undefined
              }
            >
              <LineField
                label={`Item ${place + 1}`}
                pointer={`/items/${index}/text`}
                value={textOf(item['text'])}
                onChange={(text) =>
                  onChange({ ...doc, items: replacedAt(items, index, { ...item, text }), key: order })
                }
              />
            </PartRow>
          );
        })}
        <FaultText>{fault}</FaultText>
        <div>
          <Button variant="default" size="xs" disabled={items.length >= 20} onClick={add}>
            Add an item
          </Button>
        </div>
        <ScoringField doc={doc} onChange={onChange} />
      </Stack>
    </Fieldset>
  );
}

/** What stands on the left, each with its partner on the right, which may have more than are used. */
export function MatchingFields({ doc, onChange }: DocProps) {
  const left = docsOf(doc['left']);
  const right = docsOf(doc['right']);
  const key = docOf(doc['key']);
  const fault = [useFault('/left'), useFault('/right'), useFault('/key', true)].filter(Boolean).join('; ');
  const removeLeft = (index: number, id: string) =>
    onChange({ ...doc, left: removedAt(left, index), key: withField(key, id, undefined) });
  const removeRight = (index: number, id: string) =>
    onChange({
      ...doc,
      right: removedAt(right, index),
      key: Object.fromEntries(Object.entries(key).filter(([, partner]) => partner !== id)),
    });
  return (
    <>
      <Fieldset legend="Right side">
        <Parts
          name="Partner"
          pointer="/right"
          parts={right}
          onChange={(parts) => onChange({ ...doc, right: parts })}
          onRemove={removeRight}
          prefix="r"
        />
      </Fieldset>
      <Fieldset legend="Left side, each with its partner">
        <Parts
          name="Entry"
          pointer="/left"
          parts={left}
          onChange={(parts) => onChange({ ...doc, left: parts })}
          onRemove={removeLeft}
          prefix="l"
          partners={{
            of: key,
            among: right,
            onChange: (id, partner) => onChange({ ...doc, key: withField(key, id, partner) }),
          }}
        />
        <FaultText>{fault}</FaultText>
      </Fieldset>
    </>
  );
}

/** Which part of the other side each of these goes with, by their ids. */
interface Partners {
  of: Doc;
  among: readonly Doc[];
  onChange: (id: string, partner: string | undefined) => void;
}

interface PartsProps {
  name: string;
  pointer: string;
  prefix: string;
  parts: readonly Doc[];
  onChange: (parts: Doc[]) => void;
  onRemove: (index: number, id: string) => void;
  partners?: Partners;
}

function Parts({ name, pointer, prefix, parts, onChange, onRemove, partners }: PartsProps) {
  return (
    <Stack gap="sm">
      {parts.map((part, index) => {
        const id = textOf(part['id']);
        return (
          <PartRow
            key={id}
            name={`${name} ${index + 1}`}
            onRemove={parts.length > 2 ? () => onRemove(index, id) : undefined}
          >
            <LineField
              label={`${name} ${index + 1}`}
              pointer={`${pointer}/${index}/text`}
              value={textOf(part['text'])}
              onChange={(text) => onChange(replacedAt(parts, index, { ...part, text }))}
            />
            {partners && <PartnerField id={id} name={`Partner of entry ${index + 1}`} partners={partners} />}
          </PartRow>
        );
      })}
      <div>
        <Button
          variant="default"
          size="xs"
          disabled={parts.length >= 20}
          onClick={() => onChange([...parts, { id: freeId(parts, prefix), text: '' }])}
        >
          {name === 'Entry' ? 'Add an entry' : 'Add a partner'}
        </Button>
      </div>
    </Stack>
  );
}

function PartnerField({
  id,
  name,
  partners: { of, among, onChange },
}: {
  id: string;
  name: string;
  partners: Partners;
}) {
  const choices = among.map((part, index) => ({
    value: textOf(part['id']),
    label: withoutTicks(textOf(part['text'])) || `Partner ${index + 1}`,
  }));
  return (
    <NativeSelect
      label={name}
      value={textOf(of[id])}
      data={[{ value: '', label: 'Choose' }, ...choices]}
      onChange={(event) => onChange(id, event.currentTarget.value || undefined)}
    />
  );
}

function FaultText({ children }: { children: string }) {
  return children ? (
    <Text size="sm" c="red">
      {children}
    </Text>
  ) : null;
}
