import { checkPreferences } from '@app/review-scheduling/domain/settings/check-preferences.js';
import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ApiProblem } from '../../api.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { DayFields } from './day-fields.js';
import { CardFields } from './card-fields.js';
import { LimitFields } from './limit-fields.js';
import { RetentionField } from './retention-field.js';
import { SaveBar } from './save-bar.js';
import { changesBetween, choicesOf, type Choices, type StudySettings } from './study-settings-queries.js';
import { useSaveSettings } from './use-save-settings.js';

/** Nothing is stored before it is saved; what was saved, or reset, can be undone. */
export function SettingsForm({ settings }: { settings: StudySettings }) {
  const saved = choicesOf(settings);
  const form = useForm<Choices>({ initialValues: saved, validate: faultsOf });
  const take = (choices: Choices) => {
    form.setInitialValues(choices);
    form.setValues(choices);
    form.clearErrors();
  };
  const { save, reset, undo, state, error } = useSaveSettings(saved, take);
  const changes = changesBetween(saved, form.getValues());
  const fieldFaults = fieldsOf(error);
  const submit = () => save(changes, { onError: (refusal) => form.setErrors(fieldsOf(refusal)) });
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="lg">
        <RetentionField form={form} savedRetention={saved.desiredRetention} />
        <LimitFields form={form} />
        <DayFields form={form} />
        <CardFields form={form} />
        {Object.keys(fieldFaults).length === 0 && <ProblemAlert error={error} title="That was not saved" />}
        <SaveBar
          changes={Object.keys(changes).length}
          isDefault={Object.keys(changesBetween(saved, { ...saved, ...settings.defaults })).length === 0}
          state={state}
          onDiscard={() => take(saved)}
          onReset={reset}
          onUndo={undo}
        />
      </Stack>
    </form>
  );
}

/** By the server's own rules. */
function faultsOf(choices: Choices): Record<string, string> {
  return byField(checkPreferences(choices));
}

function fieldsOf(error: unknown): Record<string, string> {
  return error instanceof ApiProblem ? byField(error.faults) : {};
}

/** A fault within a list is one of its field. */
function byField(faults: readonly { pointer: string; message: string }[]): Record<string, string> {
  return Object.fromEntries(faults.map(({ pointer, message }) => [pointer.split('/')[1] ?? '', `It ${message}`]));
}
