import { Kbd } from '@mantine/core';
import { ratings, type Previews, type Rating } from '../../shapes.js';
import { waitText } from '../../time.js';
import { ratingWords } from '../../words.js';
import { useShortcuts } from '../shortcuts.js';
import classes from './question.module.css';

interface RatingButtonsProps {
  chosen?: Rating | undefined;
  disabled: boolean;
  /** The ratings that may be chosen: all of them unless said. */
  permitted?: readonly Rating[];
  /** Space says "Good", as flashcard programs do. */
  spaceIsGood?: boolean;
  /** When the card would come back. */
  previews?: Previews | undefined;
  onRate: (rating: Rating) => void;
}

/** Again, hard, good, easy: the keys 1 to 4. */
export function RatingButtons(props: RatingButtonsProps) {
  const { chosen, disabled, permitted = ratings, spaceIsGood, previews, onRate } = props;
  const closed = (rating: Rating) => disabled || !permitted.includes(rating);
  const rate = (rating: Rating) => (closed(rating) ? undefined : () => onRate(rating));
  useShortcuts({
    ...Object.fromEntries(ratings.map((rating, index) => [String(index + 1), rate(rating)])),
    ...(spaceIsGood ? { Space: rate('good') } : {}),
  });
  return (
    <div className={classes.ratings}>
      {ratings.map((rating, index) => (
        <button
          key={rating}
          type="button"
          className={classes.rating}
          aria-pressed={chosen === undefined ? undefined : chosen === rating}
          aria-keyshortcuts={String(index + 1)}
          disabled={closed(rating)}
          onClick={() => onRate(rating)}
        >
          <span className={classes.ratingLabel}>
            {ratingWords[rating].label}
            <Kbd size="xs" aria-hidden className={classes.key}>
              {index + 1}
            </Kbd>
          </span>
          <span className={classes.ratingMeaning}>{ratingWords[rating].meaning}</span>
          {previews && <span className={classes.ratingMeaning}>{waitText(previews[rating])}</span>}
        </button>
      ))}
    </div>
  );
}
