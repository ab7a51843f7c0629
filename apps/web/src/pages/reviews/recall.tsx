import { Box, Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, dataOf } from '../../api.js';
import {
  ratings,
  type CandidateResponse,
  type Previews,
  type Question,
  type Rating,
  type Solution,
} from '../../shapes.js';
import { Markdown } from '../../ui/markdown.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { RatingButtons } from '../../ui/question/rating-buttons.js';
import { SolutionView } from '../../ui/question/solution-view.js';
import { useShortcuts } from '../../ui/shortcuts.js';

interface RecallProps {
  question: Question;
  busy: boolean;
  finished: boolean;
  previews?: Previews | undefined;
  /** What was written and ticked before the review was undone. */
  before?: CandidateResponse | undefined;
  onRate: (response: CandidateResponse, rating: Rating) => void;
}

interface Rubric {
  rubric?: { id: string; text: string; points: number }[];
}

/** Flashcards and self-assessed questions: recall, see the answer, then say how well it went. */
export function Recall({ question, busy, finished, previews, before, onRate }: RecallProps) {
  const { content } = question;
  const [text, setText] = useState(before && 'text' in before ? before.text : '');
  const [criteria, setCriteria] = useState<string[]>(before && 'criteria' in before ? (before.criteria ?? []) : []);
  const { slug } = question;
  const reveal = useMutation({
    mutationFn: () => dataOf(api.POST('/api/v1/questions/{slug}/reveal', { params: { path: { slug } } })),
  });
  const shown = useRef<HTMLDivElement>(null);
  const solution = reveal.data;
  useEffect(() => {
    if (solution) shown.current?.focus();
  }, [solution]);
  const show = solution || reveal.isPending ? undefined : () => reveal.mutate();
  useShortcuts({ Space: show, Enter: show });

  // The server takes an open answer with neither a text nor a tick for none at all.
  const nothingGiven = content.kind === 'open' && text.trim() === '' && criteria.length === 0;
  const rate = (rating: Rating) => onRate(content.kind === 'flashcard' ? { rating } : { text, criteria }, rating);
  return (
    <Stack gap="lg">
      <div data-testid="prompt">
        <Markdown>{content.kind === 'flashcard' ? content.front : content.prompt}</Markdown>
      </div>
      {content.kind === 'open' && (
        <Textarea
          label="Your answer"
          description="Notes are enough; saying it aloud counts too."
          autosize
          minRows={4}
          maxRows={20}
          maxLength={20_000}
          value={text}
          readOnly={solution !== undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {!solution && (
        <Group>
          <Button onClick={show} loading={reveal.isPending} aria-keyshortcuts="Space Enter">
            Show answer
          </Button>
        </Group>
      )}
      <ProblemAlert error={reveal.error} />
      {solution && (
        <Stack gap="lg" ref={shown} tabIndex={-1} style={{ outline: 'none' }}>
          <SolutionView content={content} solution={solution} />
          {!finished && <Criteria solution={solution} value={criteria} onChange={setCriteria} />}
          {!finished && (
            <div>
              <Text fw={600}>How did it go?</Text>
              {nothingGiven && (
                <Text c="dimmed" size="sm">
                  Tick what your answer covered, said aloud or written, to rate it better than Again.
                </Text>
              )}
              <Box mt="xs">
                <RatingButtons
                  disabled={busy}
                  permitted={nothingGiven ? ['again'] : ratings}
                  spaceIsGood
                  previews={previews}
                  onRate={rate}
                />
              </Box>
            </div>
          )}
        </Stack>
      )}
    </Stack>
  );
}

interface CriteriaProps {
  solution: Solution;
  value: string[];
  onChange: (criteria: string[]) => void;
}

function Criteria({ solution, value, onChange }: CriteriaProps) {
  const { rubric } = (solution.correctAnswer ?? {}) as Rubric;
  if (!rubric?.length) return null;
  return (
    <Checkbox.Group label="What did your answer cover?" value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {rubric.map(({ id, text, points }) => (
          <Checkbox key={id} value={id} label={`${text} (${points})`} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
