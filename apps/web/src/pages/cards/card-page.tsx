import { Button, Group, Stack, Title } from '@mantine/core';
import {
  IconBookmarkOff,
  IconCalendar,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Card } from '../../ui/card.js';
import { LinkButton, TextLink } from '../../ui/link-button.js';
import { Loaded } from '../../ui/loaded.js';
import { Markdown } from '../../ui/markdown.js';
import { PageTitle } from '../../ui/page-title.js';
import { QuestionMeta } from '../../ui/question/question-meta.js';
import { plainText } from '../practice/question-row.js';
import { CardFigures } from './card-figures.js';
import { CardMarks } from './card-marks.js';
import { cardQuery, type CardDetails } from './card-queries.js';
import { DueDialog } from './due-dialog.js';
import { Explanation } from './explanation.js';
import { FlagPicker } from './flag-picker.js';
import { ForgettingPicture } from './forgetting-picture.js';
import { History } from './history.js';
import { LeechHelp } from './leech-help.js';
import { NoteEditor } from './note-editor.js';
import { useCardActs, type CardActs } from './use-card-acts.js';

/** One card: what it asks, what is known of its memory, what was done with it, and what can be. */
export function CardPage() {
  const { cardId } = useParams({ from: '/shell/member/cards/$cardId' });
  const query = useQuery(cardQuery(cardId));
  return (
    <Stack gap="lg">
      <Loaded query={query}>{(card) => <Shown key={card.id} card={card} />}</Loaded>
    </Stack>
  );
}

function Shown({ card }: { card: CardDetails }) {
  const acts = useCardActs(card.id);
  const { question } = card;
  return (
    <>
      <div>
        <TextLink to="/cards" size="sm">
          All your cards
        </TextLink>
        <PageTitle tab={plainText(question.prompt).slice(0, 60)}>Card</PageTitle>
        <Group gap="0.25rem 1rem">
          <QuestionMeta {...question} />
          <CardMarks {...card} />
        </Group>
      </div>
      {card.leechAt && <LeechHelp card={card} acts={acts} />}
      <Card label="What it asks">
        <Title order={2} mb="xs">
          What it asks
        </Title>
        <Markdown>{question.prompt}</Markdown>
        <Explanation reviewId={card.lastAnswerId} slug={question.slug}>
          {question.isAvailable && (
            <LinkButton size="xs" to="/questions/$slug" params={{ slug: question.slug }}>
              Answer it now
            </LinkButton>
          )}
        </Explanation>
      </Card>
      <Acts card={card} acts={acts} />
      <CardFigures card={card} />
      <ForgettingPicture card={card} />
      <NoteEditor cardId={card.id} start={card.note} />
      <History cardId={card.id} acts={acts} />
    </>
  );
}

function Acts({ card, acts }: { card: CardDetails; acts: CardActs }) {
  const [choosing, setChoosing] = useState(false);
  const { suspended, buriedUntil, flag, today } = card;
  return (
    <Group gap="xs" role="group" aria-label="What you can do with it">
      <FlagPicker value={flag} onPick={(to) => acts.flag(to, flag)} />
      <Button
        variant="default"
        leftSection={suspended ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
        disabled={acts.isBusy}
        onClick={() => acts.suspend(!suspended)}
      >
        {suspended ? 'Ask it again' : 'Suspend'}
      </Button>
      <Button
        variant="default"
        leftSection={buriedUntil ? <IconBookmarkOff size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
        disabled={acts.isBusy}
        onClick={() => acts.bury(!buriedUntil)}
      >
        {buriedUntil ? 'Ask it today' : 'Not today'}
      </Button>
      <Button
        variant="default"
        leftSection={<IconCalendar size={16} aria-hidden />}
        disabled={acts.isBusy}
        onClick={() => setChoosing(true)}
      >
        Set the day…
      </Button>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        disabled={acts.isBusy}
        onClick={acts.reset}
      >
        Start anew
      </Button>
      {choosing && (
        <DueDialog
          today={today}
          onClose={() => setChoosing(false)}
          onChoose={(on) => {
            setChoosing(false);
            acts.setDue(on);
          }}
        />
      )}
    </Group>
  );
}
