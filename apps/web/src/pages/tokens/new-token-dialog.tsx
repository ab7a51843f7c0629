import { longestTokenName, scopesOf, type TokenScope } from '@app/identity/domain/token-scopes.js';
import type { Role } from '@app/kernel/actor.js';
import { Button, Checkbox, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api, dataOf } from '../../api.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { ShownToken } from './shown-token.js';
import { expiryAfter, lifetimes, scopeWords } from './token-words.js';

/** Asks what a token is for, makes it, and shows it the one time. */
export function NewTokenDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: (wish: Wish) =>
      dataOf(
        api.POST('/api/v1/me/tokens', {
          body: { name: wish.name, scopes: wish.scopes, ...expiryAfter(wish.days) },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['tokens'] }),
    // The token is on the page for as long as the dialog is open, and in no cache.
    gcTime: 0,
  });
  const isMade = make.data !== undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={isMade ? 'Your new token' : 'New token'}
      centered
      closeOnClickOutside={!isMade}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isMade ? (
        <ShownToken token={make.data.token} onClose={onClose} />
      ) : (
        <WishForm role={role} error={make.error} isBusy={make.isPending} onWish={make.mutate} onCancel={onClose} />
      )}
    </Modal>
  );
}

interface Wish {
  name: string;
  scopes: TokenScope[];
  days: number | null;
}

interface WishFormProps {
  role: Role;
  error: unknown;
  isBusy: boolean;
  onWish: (wish: Wish) => void;
  onCancel: () => void;
}

function WishForm({ role, error, isBusy, onWish, onCancel }: WishFormProps) {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [lifetime, setLifetime] = useState('90 days');
  const [tried, setTried] = useState(false);
  const offered = scopesOf(role);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const chosen = offered.filter((scope) => scopes.includes(scope));
    const { days } = lifetimes.find(({ label }) => label === lifetime)!;
    if (name.trim() && chosen.length > 0) onWish({ name: name.trim(), scopes: chosen, days });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="What is it for?"
          placeholder="Nightly export"
          required
          data-autofocus
          autoComplete="off"
          maxLength={longestTokenName}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={tried && !name.trim() ? 'Give it a name, so that you know it again.' : undefined}
        />
        <Checkbox.Group
          label="It may"
          required
          value={scopes}
          onChange={setScopes}
          error={tried && scopes.length === 0 ? 'Choose at least one.' : undefined}
        >
          <Stack gap="xs" mt={6} mb={4}>
            {offered.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={scopeWords[scope].label}
                description={scopeWords[scope].meaning}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label="It lasts"
          value={lifetime}
          onChange={({ currentTarget }) => setLifetime(currentTarget.value)}
          data={lifetimes.map(({ label }) => label)}
        />
        <ProblemAlert error={error} title="No token was made" />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Make it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
