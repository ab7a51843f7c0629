import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { api, ApiProblem, dataOf } from '../../api.js';
import { becomePerson } from '../../queries.js';
import type { Me } from '../../shapes.js';
import { ProblemAlert } from '../../ui/problem-alert.js';

interface Fields {
  displayName: string;
  email: string;
  password: string;
}

interface AccountFormProps {
  kind: 'sign-in' | 'sign-up';
  /** Where to go afterwards. */
  next: string | undefined;
}

export function AccountForm({ kind, next }: AccountFormProps) {
  const signUp = kind === 'sign-up';
  const form = useForm<Fields>({
    mode: 'uncontrolled',
    initialValues: { displayName: '', email: '', password: '' },
    validate: {
      displayName: (name) => (signUp && name.trim() === '' ? 'Tell us what to call you' : null),
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : 'This is not an e-mail address'),
      password: (password) => (password === '' ? 'A password is needed' : null),
    },
  });
  const enter = useEnter(kind, next);
  const submit = (fields: Fields) => enter.mutate(fields, { onError: (error) => form.setErrors(fieldErrors(error)) });
  const onFields = enter.error ? Object.keys(fieldErrors(enter.error)).length > 0 : false;
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="md">
        {!onFields && <ProblemAlert error={enter.error} />}
        {signUp && (
          <TextInput
            label="Name"
            autoComplete="name"
            size="md"
            key={form.key('displayName')}
            {...form.getInputProps('displayName')}
          />
        )}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete={signUp ? 'email' : 'username'}
          size="md"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete={signUp ? 'new-password' : 'current-password'}
          size="md"
          {...(signUp ? { description: 'A long phrase is best. Pasting is fine.' } : {})}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={enter.isPending} mt="xs">
          {signUp ? 'Create account' : 'Sign in'}
        </Button>
      </Stack>
    </form>
  );
}

function useEnter(kind: AccountFormProps['kind'], next: string | undefined) {
  const navigate = useNavigate();
  const router = useRouter();
  return useMutation({
    mutationFn: async ({ displayName, email, password }: Fields) => {
      const known = { email: email.trim(), password };
      if (kind === 'sign-in') return dataOf(api.POST('/api/v1/auth/sign-in', { body: known }));
      const body = { ...known, displayName: displayName.trim() };
      const me = await dataOf(api.POST('/api/v1/auth/sign-up', { body }));
      return withTimeZone(me);
    },
    onSuccess: async (me) => {
      becomePerson(me);
      if (next) router.history.push(next);
      else await navigate({ to: '/' });
    },
  });
}

/** Study days end by the person's own clock. An account without its zone still works, so a failure is no reason to stop. */
async function withTimeZone(me: Me): Promise<Me> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  if (!timeZone || timeZone === me.timeZone) return me;
  try {
    return await dataOf(api.PATCH('/api/v1/me', { body: { timeZone } }));
  } catch {
    return me;
  }
}

/** The server's faults by field name, where it names fields. */
function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  return Object.fromEntries(error.faults.map(({ pointer, message }) => [pointer.slice(1), message]));
}
