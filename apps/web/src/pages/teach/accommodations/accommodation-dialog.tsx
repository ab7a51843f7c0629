import { checkAccommodation, noAccommodation, type Accommodation } from '@app/identity/domain/accommodation.js';
import { Alert, Button, Checkbox, Group, Modal, NumberInput, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../../api.js';
import { newId } from '../../../new-id.js';
import { plural } from '../../../time.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import type { Granted } from './accommodation-queries.js';
import { PersonSelect } from './person-select.js';

/** Number fields are empty texts while nothing is in them. */
type Fields = Omit<Accommodation, 'warningMinutes'> & {
  personId: string | null;
  warningMinutes: number | '';
  reason: string;
};

interface AccommodationDialogProps {
  /** What is changed; undefined: a grant to somebody who is chosen here. */
  granted: Granted | undefined;
  onClose: () => void;
}

export function AccommodationDialog({ granted, onClose }: AccommodationDialogProps) {
  const form = useForm<Fields>({
    initialValues: {
      ...fieldsOf(granted ?? { ...noAccommodation, multiplier: 1.5 }),
      personId: granted?.personId ?? null,
      reason: granted?.reason ?? '',
    },
    validate: faultsOf,
  });
  const save = useSave(granted, onClose);
  const title = granted ? `What ${granted.displayName} is granted` : 'Grant an accommodation';
  return (
    <Modal opened onClose={onClose} title={title} size="lg" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={form.onSubmit((fields) => save.mutate(fields))} noValidate>
        <Stack gap="md">
          {!granted && <PersonSelect {...form.getInputProps('personId')} />}
          <Terms form={form} />
          <Textarea
            label="Reason"
            description="For other instructors and the audit log; no more than they need to know"
            required
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('reason')}
          />
          {form.errors['nothing'] && <Alert color="red" role="alert" title={form.errors['nothing']} />}
          <ProblemAlert error={save.error} title="That did not go through" />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              {granted ? 'Save' : 'Grant'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Terms({ form }: { form: UseFormReturnType<Fields> }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput
          label="Times the time"
          description="1 is as everybody has it; 1.5 is half as much again"
          min={1}
          max={10}
          step={0.25}
          decimalScale={2}
          {...form.getInputProps('multiplier')}
        />
        <NumberInput
          label="Warn before the end"
          description="Minutes; empty for the usual warnings"
          min={1}
          max={60}
          allowDecimal={false}
          {...form.getInputProps('warningMinutes')}
        />
        <NumberInput
          label="Extra breaks"
          description="Beyond those of the interview"
          min={0}
          max={20}
          allowDecimal={false}
          {...form.getInputProps('extraBreaks')}
        />
        <NumberInput
          label="Minutes of a break"
          description="Where the interview has none"
          min={1}
          max={240}
          allowDecimal={false}
          {...form.getInputProps('breakMinutes')}
        />
      </SimpleGrid>
      <Checkbox
        label="The clock starts hidden"
        description="It can be shown at any time"
        {...form.getInputProps('hiddenClock', { type: 'checkbox' })}
      />
    </>
  );
}

const fieldsOf = ({ multiplier, extraBreaks, breakMinutes, hiddenClock, warningMinutes }: Accommodation) => ({
  multiplier,
  extraBreaks,
  breakMinutes,
  hiddenClock,
  warningMinutes: warningMinutes ?? ('' as const),
});

const termsOf = (fields: Fields): Accommodation => ({
  multiplier: fields.multiplier,
  extraBreaks: fields.extraBreaks,
  breakMinutes: fields.breakMinutes,
  hiddenClock: fields.hiddenClock,
  warningMinutes: fields.warningMinutes === '' ? null : fields.warningMinutes,
});

/** By the server's own rule; what is wrong with the whole is filed under `nothing`. */
function faultsOf(fields: Fields): Record<string, string> {
  const faults = checkAccommodation(numbers(termsOf(fields)), fields.reason).map(({ pointer, message }) => [
    pointer.slice(1) || 'nothing',
    `It ${message}`,
  ]);
  return { ...(fields.personId === null && { personId: 'Choose somebody' }), ...Object.fromEntries(faults) } as Record<
    string,
    string
  >;
}

/** An emptied field is no number. */
function numbers(terms: Accommodation): Accommodation {
  const numberOf = (value: unknown) => (typeof value === 'number' ? value : NaN);
  return {
    ...terms,
    multiplier: numberOf(terms.multiplier),
    extraBreaks: numberOf(terms.extraBreaks),
    breakMinutes: numberOf(terms.breakMinutes),
  };
}

function useSave(granted: Granted | undefined, onDone: () => void) {
  const queryClient = useQueryClient();
  const [key] = useState(newId);
  return useMutation({
    mutationFn: (fields: Fields) => {
      const body = { ...termsOf(fields), reason: fields.reason.trim() };
      const path = '/api/v1/admin/accommodations';
      return dataOf(
        granted
          ? api.PATCH(`${path}/{personId}`, { params: { path: { personId: granted.personId } }, body })
          : api.POST(path, {
              params: { header: { 'Idempotency-Key': key } },
              body: { ...body, personId: fields.personId! },
            }),
      );
    },
    onSuccess: ({ displayName, sittings }) => {
      const reached = sittings > 0 ? ` ${plural(sittings, 'sitting')} under way changed at once.` : '';
      notifications.show({ message: `Granted to ${displayName}.${reached}` });
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['accommodations'] }),
  });
}
