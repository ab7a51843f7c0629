import { mostTokens } from '@app/identity/domain/token-scopes.js';
import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { meQuery } from '../../queries.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { NewTokenDialog } from './new-token-dialog.js';
import { RevokeTokenDialog } from './revoke-token-dialog.js';
import { tokensQuery, type Token } from './token-queries.js';
import { TokenRow } from './token-row.js';
import classes from './tokens.module.css';

export function TokensPage() {
  const { data: me } = useQuery(meQuery);
  const query = useQuery(tokensQuery);
  const [isMaking, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<Token>();
  const isFull = query.data !== undefined && query.data.length >= mostTokens;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <PageTitle>Access tokens</PageTitle>
        <Button disabled={isFull} onClick={() => setMaking(true)}>
          New token
        </Button>
      </Group>
      <Text maw={680}>
        A token lets a script or the command line (<Code>npx rehearse</Code>) work in your name, for as much as you let
        it. Whoever has it can do the same: keep it as you keep your password.
      </Text>
      {isFull && (
        <Text role="status">You have {mostTokens} tokens, which is the most there may be. Revoke one first.</Text>
      )}
      <Card>
        <Loaded query={query}>{(tokens) => <TokenList tokens={tokens} onRevoke={setRevoked} />}</Loaded>
      </Card>
      {isMaking && me && <NewTokenDialog role={me.role} onClose={() => setMaking(false)} />}
      {revoked && <RevokeTokenDialog token={revoked} onClose={() => setRevoked(undefined)} />}
    </Stack>
  );
}

function TokenList({ tokens, onRevoke }: { tokens: Token[]; onRevoke: (token: Token) => void }) {
  if (tokens.length === 0) {
    return <EmptyState title="No tokens yet" hint="Make one when you have a script that should read or write here." />;
  }
  return (
    <ul className={classes.list}>
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} onRevoke={() => onRevoke(token)} />
      ))}
    </ul>
  );
}
