import { Stack, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Card } from '../../ui/card.js';
import { TextLink } from '../../ui/link-button.js';
import { PageTitle } from '../../ui/page-title.js';
import { AccountForm } from './account-form.js';
import classes from './account-page.module.css';

export function SignUpPage() {
  const { next } = useSearch({ from: '/shell/sign-up' });
  return (
    <Stack gap="lg" className={classes.page}>
      <PageTitle>Create your account</PageTitle>
      <Card>
        <AccountForm kind="sign-up" next={next} />
      </Card>
      <Text>
        Already have one?{' '}
        <TextLink to="/sign-in" search={next ? { next } : {}}>
          Sign in
        </TextLink>
      </Text>
    </Stack>
  );
}
