import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api.js';
import { Card } from '../../ui/card.js';
import { Loaded } from '../../ui/loaded.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { FitRow } from './fit-row.js';
import classes from './memory.module.css';
import { fitsQuery, isUnderWay, type Fit, type Health } from './memory-queries.js';

/** The parameters in force, what else could be used, and a fit on request. */
export function Fits({ health }: { health: Health }) {
  const fits = useInfiniteQuery(fitsQuery);
  return (
    <Card label="Parameters">
      <Loaded query={fits}>
        {(pages) => (
          <>
            <FitNow pages={pages} health={health} />
            <Choices pages={pages} />
          </>
        )}
      </Loaded>
      {fits.hasNextPage && (
        <Button variant="default" mt="md" loading={fits.isFetchingNextPage} onClick={() => void fits.fetchNextPage()}>
          Show older
        </Button>
      )}
    </Card>
  );
}

type Pages = InfiniteData<Schemas['FitPage']>;

const inForceWords: Record<Schemas['ParametersInForce']['source'], string> = {
  own: 'Parameters of your own',
  everybody: "Everybody's parameters",
  published: 'The published parameters',
};

function FitNow({ pages, health }: { pages: Pages; health: Health }) {
  const queryClient = useQueryClient();
  const [page] = pages.pages;
  const running = page?.items.find(isUnderWay);
  const request = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/me/fits')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: fitsQuery.queryKey }),
  });
  const source = page?.inForce.source ?? 'published';
  return (
    <>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={2}>{inForceWords[source]}</Title>
          <Text mt={4} maw={560}>
            {source === 'own'
              ? 'All your cards are scheduled with a fit to your own reviews.'
              : 'All your cards are scheduled with these. Once there are enough reviews, a fit to you is tried every night.'}
          </Text>
        </div>
        <Button
          onClick={() => request.mutate()}
          loading={request.isPending}
          disabled={running !== undefined || health.usable < health.needed}
        >
          Fit now
        </Button>
      </Group>
      <ProblemAlert error={request.error} />
      <div role="status">{running && <UnderWay fit={running} />}</div>
      <Text size="sm" c="dimmed" mt="md" maw={640}>
        A fit learns from your older reviews and is tried on the newest fifth, which it has not seen. It is used only
        where it predicts those better; all your cards are then scheduled anew. You can go back at any time.
      </Text>
    </>
  );
}

function UnderWay({ fit: { state, progress } }: { fit: Fit }) {
  const share = Math.round(progress * 100);
  return (
    <div className={classes.few}>
      <Text fw={600}>{state === 'queued' ? 'Waiting to begin' : `Fitting: ${share} %`}</Text>
      <Progress value={share} size="lg" mt={6} animated aria-label="Progress of the fit" />
    </div>
  );
}

function Choices({ pages: { pages } }: { pages: Pages }) {
  const queryClient = useQueryClient();
  const [{ everybody, inForce } = { everybody: null, inForce: undefined }] = pages;
  const adopt = useMutation({
    mutationFn: (fitId: string | null) =>
      fitId === null
        ? dataOf(api.POST('/api/v1/me/fits/defaults/adopt'))
        : dataOf(api.POST('/api/v1/me/fits/{id}/adopt', { params: { path: { id: fitId } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['memory'] }),
  });
  const use = (fitId: string | null) => ({
    inForce: inForce?.fitId === fitId,
    isPending: adopt.isPending && adopt.variables === fitId,
    onUse: () => adopt.mutate(fitId),
  });
  const fits = pages.flatMap(({ items }) => items).filter((fit) => !isUnderWay(fit));
  return (
    <Stack gap={0} mt="lg">
      <ProblemAlert error={adopt.error} />
      {fits.map((fit) => (
        <FitRow key={fit.id} fit={fit} {...use(fit.id)} />
      ))}
      {everybody && <FitRow fit={everybody} {...use(everybody.id)} />}
      <FitRow {...use(null)} />
    </Stack>
  );
}
