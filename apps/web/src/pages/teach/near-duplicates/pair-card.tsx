import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, dataOf, type Schemas } from '../../../api.js';
import { queryClient } from '../../../query-client.js';
import { plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { kindWords, levelWords } from '../../../words.js';
import { plainText } from '../../practice/question-row.js';
import { StateBadge } from '../state-badge.js';

type Pair = Schemas['NearDuplicatePage']['items'][number];
type Face = Pair['first'];

/** What was done to a pair, and how it is taken back. */
interface Done {
  words: string;
  undo: () => Promise<unknown>;
}

/** Two questions side by side, with what can become of them. */
export function PairCard({ pair }: { pair: Pair }) {
  const { first, second } = pair;
  const act = useMutation({
    mutationFn: (what: () => Promise<Done | undefined>) => what(),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['bank'] }),
  });
  const run = (what: () => Promise<Done | undefined>) => act.mutate(what);
  const done = act.data;
  return (
    <Card label={`${first.slug} and ${second.slug}`}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {Math.floor(pair.similarity * 100)} % alike
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Side face={first} />
          <Side face={second} />
        </SimpleGrid>
        <ProblemAlert error={act.error} />
        {done ? (
          <Alert color="teal" role="status">
            <Group justify="space-between">
              <Text size="sm">{done.words}</Text>
              <Button
                size="compact-sm"
                variant="default"
                loading={act.isPending}
                onClick={() => run(() => done.undo().then(() => undefined))}
              >
                Undo
              </Button>
            </Group>
          </Alert>
        ) : (
          <Group gap="xs">
            <Button variant="default" loading={act.isPending} onClick={() => run(() => keep(first, second))}>
              Keep {first.slug}
            </Button>
            <Button variant="default" loading={act.isPending} onClick={() => run(() => keep(second, first))}>
              Keep {second.slug}
            </Button>
            <Button variant="default" loading={act.isPending} onClick={() => run(() => relate(first, second))}>
              Keep both as variants
            </Button>
            <Button variant="subtle" loading={act.isPending} onClick={() => run(() => dismiss(pair))}>
              They are not the same
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Side({ face }: { face: Face }) {
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Link to="/teach/questions/$questionId" params={{ questionId: face.id }}>
          {plainText(face.prompt)}
        </Link>
        <StateBadge state={face.state} />
      </Group>
      <Text size="sm" c="dimmed">
        <code>{face.slug}</code> · {levelWords[face.level]} · {kindWords[face.kind]}
      </Text>
    </div>
  );
}

const merge = (id: string, into: string, as: 'duplicate' | 'variant') =>
  dataOf(api.POST('/api/v1/admin/questions/{id}/merge', { params: { path: { id } }, body: { into, as } }));
const undoMerge = (id: string) => dataOf(api.POST('/api/v1/admin/merges/{id}/undo', { params: { path: { id } } }));

async function keep(kept: Face, other: Face): Promise<Done> {
  const { id, cards } = await merge(other.id, kept.id, 'duplicate');
  const moved = cards > 0 ? ` ${plural(cards, 'card')} of candidates went over.` : '';
  return { words: `${other.slug} is retired; ${kept.slug} goes on for both.${moved}`, undo: () => undoMerge(id) };
}

async function relate(first: Face, second: Face): Promise<Done> {
  const { id } = await merge(second.id, first.id, 'variant');
  return { words: 'Both stay. On one day a person is asked one of them.', undo: () => undoMerge(id) };
}

async function dismiss({ first, second }: Pair): Promise<Done> {
  const mark = (dismissed: boolean) =>
    dataOf(
      api.POST('/api/v1/admin/questions/near-duplicates/dismiss', {
        body: { questionId: first.id, otherId: second.id, dismissed },
      }),
    );
  await mark(true);
  return { words: 'They are no longer told as near duplicates.', undo: () => mark(false) };
}
