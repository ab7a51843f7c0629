import { plural } from '../../time.js';
import type { Template } from './template-queries.js';

/** How long it is: "7 questions, 45 minutes". */
export function lengthText({ clock, questions }: Template): string {
  const count = plural(questions, 'question');
  if (clock.seconds === null) return `${count}, no time limit`;
  return `${count}, ${clock.mode === 'hard' ? '' : 'about '}${plural(Math.ceil(clock.seconds / 60), 'minute')}`;
}

/** What a candidate should know before the clock runs, a line each. */
export function factsOf(template: Template): string[] {
  const { sections, navigation, attempts } = template;
  return [
    sections.length > 1 && sections.map(({ title, questions }) => `${title}: ${questions}`).join(', '),
    template.clock.mode === 'nudge' && 'The clock warns you and stops nobody',
    limitText(template),
    navigation === 'forward-only' && 'Forward only: you can’t go back to a question',
    pauseText(template),
    feedbackText(template),
    attempts.allowed !== null && attemptsText(attempts),
  ].filter((fact) => fact !== false);
}

function limitText({ sections }: Template): string | false {
  const hard = [
    sections.some(({ clock }) => clock.mode === 'hard') && 'sections',
    sections.some(({ itemClock }) => itemClock.mode === 'hard') && 'questions',
  ].filter((what) => what !== false);
  return hard.length > 0 && `Its ${hard.join(' and ')} have firm limits of their own`;
}

function pauseText({ pause }: Template): string {
  if (pause.by !== 'candidate') return pause.by === 'none' ? 'No breaks' : 'Only an instructor can pause it';
  return `${plural(pause.breaks, 'break')} of up to ${plural(pause.minutes, 'minute')}`;
}

function feedbackText({ feedback: { key, laterHours } }: Template): string {
  const when = {
    'after-each': 'after each question',
    'at-end': 'at the end',
    later: `${plural(laterHours, 'hour')} after the end`,
    never: 'not told',
  };
  return `Right answers: ${when[key]}`;
}

function attemptsText({ allowed, used }: Template['attempts']): string {
  const left = Math.max(0, (allowed ?? 0) - used);
  return left === 0 ? 'No attempt left' : `${left} of ${plural(allowed ?? 0, 'attempt')} left`;
}

const countingWords: Record<Template['attempts']['counts'], string> = {
  best: 'Your best',
  last: 'Your last',
  first: 'Your first',
  mean: 'Your mean',
};

/** The score that counts of one's attempts so far; undefined where there is none to tell. */
export function scoreText({ counts, score, used }: Template['attempts']): string | undefined {
  if (score === null) return undefined;
  return `${used > 1 ? countingWords[counts] : 'So far'}: ${Math.round(score * 100)} %`;
}
