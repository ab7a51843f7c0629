import { Button, Group, List, Modal, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { api, dataOf } from '../../api.js';
import { becomePerson } from '../../queries.js';
import { Card } from '../../ui/card.js';
import { ProblemAlert } from '../../ui/problem-alert.js';

/** What one types to show that it is meant. */
const phrase = 'delete my account';

export function DeleteAccount() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Card label="Delete your account">
      <Title order={2}>Delete your account</Title>
      <Text mt={4} mb="md" maw={640}>
        Everything that is yours is removed from the server, for good. Take your data along first, if you may want it.
      </Text>
      <Button color="red" variant="outline" onClick={() => setOpen(true)}>
        Delete account…
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Delete your account?"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Confirmation onCancel={() => setOpen(false)} />
      </Modal>
    </Card>
  );
}

function Confirmation({ onCancel }: { onCancel: () => void }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const remove = useMutation({
    mutationFn: () => dataOf(api.DELETE('/api/v1/me', { body: { password } })),
    onSuccess: async ({ receipt }) => {
      await navigate({ to: '/account-deletions/$receipt', params: { receipt } });
      becomePerson(null);
    },
  });
  const isMeant = typed.trim().toLowerCase() === phrase;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isMeant && password) remove.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <List size="sm">
          <List.Item>You are signed out everywhere at once, and nobody can sign in any more.</List.Item>
          <List.Item>Cards, reviews, notes, mocks and settings are removed. This can’t be undone.</List.Item>
          <List.Item>Questions that you wrote for the bank stay in it, without your name.</List.Item>
        </List>
        <TextInput
          label={`Type “${phrase}”`}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
        <PasswordInput
          label="Your password"
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          autoComplete="current-password"
        />
        <ProblemAlert error={remove.error} title="Nothing was deleted" />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Keep it
          </Button>
          <Button color="red.9" type="submit" disabled={!isMeant || !password} loading={remove.isPending}>
            Delete it
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
