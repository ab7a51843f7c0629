import { Stack, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Card } from '../../ui/card.js';
import { TextLink } from '../../ui/link-button.js';
import { PageTitle } from '../../ui/page-title.js';
import { AccountForm } from './account-form.js';
import classes from './account-page.module.css';

export function SignInPage() {
  const { next } = useSearch({ from: '/shell/sign-in' });
  return (
    <Stack gap="lg" className={classes.page}>
      <PageTitle>Sign in</PageTitle>
      <Card>
        <AccountForm kind="sign-in" next={next} />
      </Card>
      <Text>
        New here?{' '}
        <TextLink to="/sign-up" search={next ? { next } : {}}>
          Create an account
        </TextLink>
      </Text>
    </Stack>
  );
}
