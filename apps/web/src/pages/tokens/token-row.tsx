import { Badge, Button, Group, Text } from '@mantine/core';
import { dateText, dateTimeText } from '../../time.js';
import type { Token } from './token-queries.js';
import { scopeWords } from './token-words.js';
import classes from './tokens.module.css';

export function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const { name, scopes, createdAt, expiresAt, lastUsedAt } = token;
  const isExpired = expiresAt !== null && new Date(expiresAt).getTime() <= Date.now();
  return (
    <li className={classes.row} data-testid="token">
      <div className={classes.about}>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          {isExpired && (
            <Badge color="gray" variant="light">
              Expired
            </Badge>
          )}
        </Group>
        <Text mt={4}>{scopes.map((scope) => scopeWords[scope].label).join(' · ')}</Text>
        <Text size="sm" c="dimmed">
          Made {dateText(createdAt)} · {lastUsedAt ? `last used ${dateTimeText(lastUsedAt)}` : 'never used'} ·{' '}
          {expiryText(expiresAt, isExpired)}
        </Text>
      </div>
      <Button size="xs" variant="default" aria-label={`Revoke ${name}`} onClick={onRevoke}>
        Revoke
      </Button>
    </li>
  );
}

function expiryText(expiresAt: string | null, isExpired: boolean): string {
  if (expiresAt === null) return 'does not expire';
  return `${isExpired ? 'expired' : 'expires'} ${dateText(expiresAt)}`;
}
