import { feedbackMoments, feedbackParts, type Feedback } from '@app/interview-template/domain/plan.js';
import { NumberInput, Radio, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import classes from './editor.module.css';
import { momentWords, partWords } from '../template-words.js';

interface FeedbackTableProps {
  feedback: Feedback;
  onChange: (feedback: Feedback) => void;
}

/** What is told of the answers, and when: one choice a row. */
export function FeedbackTable({ feedback, onChange }: FeedbackTableProps) {
  const name = useId();
  const hasLater = feedbackParts.some((part) => feedback[part] === 'later');
  return (
    <Stack gap="sm">
      <table className={classes.matrix}>
        <caption>
          <VisuallyHidden>What is told of the answers, and when</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>Part</VisuallyHidden>
            </th>
            {feedbackMoments.map((moment) => (
              <th key={moment} scope="col">
                {momentWords[moment]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {feedbackParts.map((part) => (
            <tr key={part}>
              <th scope="row">{partWords[part]}</th>
              {feedbackMoments.map((moment) => (
                <td key={moment}>
                  <Radio
                    name={`${name}-${part}`}
                    aria-label={`${partWords[part]}: ${momentWords[moment]}`}
                    checked={feedback[part] === moment}
                    onChange={() => onChange({ ...feedback, [part]: moment })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hasLater && (
        <NumberInput
          label="“Later” comes how many hours after the end?"
          min={1}
          max={8_760}
          clampBehavior="blur"
          allowDecimal={false}
          value={feedback.laterHours}
          onChange={(typed) => typeof typed === 'number' && onChange({ ...feedback, laterHours: typed })}
        />
      )}
      {feedback.key !== 'at-end' && feedback.key !== 'after-each' && (
        <Text size="sm" c="dimmed">
          Until the right answers are told, candidates can’t practise these questions either.
        </Text>
      )}
    </Stack>
  );
}
