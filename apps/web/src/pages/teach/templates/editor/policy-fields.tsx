import type { Plan } from '@app/interview-template/domain/plan.js';
import { NativeSelect, NumberInput, SimpleGrid, Stack, Switch, Textarea } from '@mantine/core';
import { choices, countingWords, navigationWords, pauseWords } from '../template-words.js';

interface PolicyProps {
  plan: Plan;
  set: (part: Partial<Plan>) => void;
}

/** Navigation, breaks, attempts and accommodations. */
export function PolicyFields({ plan, set }: PolicyProps) {
  const { navigation, attempts, accommodations } = plan;
  return (
    <Stack gap="md">
      <NativeSelect
        label="Order"
        value={navigation}
        data={choices(navigationWords)}
        onChange={(event) => set({ navigation: event.currentTarget.value as Plan['navigation'] })}
      />
      <Pauses plan={plan} set={set} />
      <SimpleGrid cols={2}>
        <NumberInput
          label="Attempts"
          description="Empty: no limit"
          min={1}
          max={100}
          clampBehavior="blur"
          allowDecimal={false}
          value={attempts.allowed ?? ''}
          onChange={(typed) => set({ attempts: { ...attempts, allowed: typeof typed === 'number' ? typed : null } })}
        />
        <NativeSelect
          label="Which counts"
          description="Of several"
          value={attempts.counts}
          data={choices(countingWords)}
          onChange={(event) =>
            set({ attempts: { ...attempts, counts: event.currentTarget.value as Plan['attempts']['counts'] } })
          }
        />
      </SimpleGrid>
      <NumberInput
        label="Time given back"
        description="Minutes at most, for time in which the page could not reach the server"
        min={0}
        max={240}
        clampBehavior="blur"
        allowDecimal={false}
        value={plan.outageCreditMinutes}
        onChange={(typed) => typeof typed === 'number' && set({ outageCreditMinutes: typed })}
      />
      <Switch
        label="Accommodations apply"
        description="Extra time and breaks that a person was granted"
        checked={accommodations.apply}
        onChange={(event) =>
          set({ accommodations: event.currentTarget.checked ? { apply: true } : { apply: false, reason: '' } })
        }
      />
      {!accommodations.apply && (
        <Textarea
          label="Why not"
          description="Candidates who have an accommodation read this before they start."
          required
          autosize
          minRows={2}
          maxLength={500}
          value={accommodations.reason}
          onChange={(event) => set({ accommodations: { apply: false, reason: event.currentTarget.value } })}
        />
      )}
    </Stack>
  );
}

function Pauses({ plan: { pause }, set }: PolicyProps) {
  const choose = (by: Plan['pause']['by']) =>
    set({ pause: by === 'candidate' ? { by, breaks: 1, minutes: 5 } : { by } });
  return (
    <>
      <NativeSelect
        label="Breaks"
        value={pause.by}
        data={choices(pauseWords)}
        onChange={(event) => choose(event.currentTarget.value as Plan['pause']['by'])}
      />
      {pause.by === 'candidate' && (
        <SimpleGrid cols={2}>
          <NumberInput
            label="How many"
            min={1}
            max={20}
            clampBehavior="blur"
            allowDecimal={false}
            value={pause.breaks}
            onChange={(typed) => typeof typed === 'number' && set({ pause: { ...pause, breaks: typed } })}
          />
          <NumberInput
            label="Minutes each"
            min={1}
            max={240}
            clampBehavior="blur"
            allowDecimal={false}
            value={pause.minutes}
            onChange={(typed) => typeof typed === 'number' && set({ pause: { ...pause, minutes: typed } })}
          />
        </SimpleGrid>
      )}
    </>
  );
}
