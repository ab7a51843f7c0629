import { Code } from '@mantine/core';
import { splitAtImages } from '@app/question-bank/domain/images/image-links.js';
import { imageSource } from './image-source.js';
import classes from './inline-code.module.css';

/** One line of authored text: what stands between backticks is code, as authors write it in options and items; images show. */
export function InlineCode({ children }: { children: string }) {
  return (
    <>
      {splitAtImages(children).map((part, index) =>
        typeof part === 'string' ? (
          <WithCode key={index}>{part}</WithCode>
        ) : (
          <img
            key={index}
            src={imageSource(`image:${part.hash}`)}
            alt={plainAlt(part.alt)}
            loading="lazy"
            className={classes.image}
          />
        ),
      )}
    </>
  );
}

function WithCode({ children }: { children: string }) {
  const parts = children.split(/`([^`]+)`/);
  // The split puts what was captured at the odd places.
  return <>{parts.map((part, index) => (index % 2 === 1 ? <Code key={index}>{part}</Code> : part))}</>;
}

/** The same where only text fits: in a select, in a label. */
export const withoutTicks = (text: string): string =>
  splitAtImages(text)
    .map((part) => (typeof part === 'string' ? part.replace(/`([^`]+)`/g, '$1') : plainAlt(part.alt)))
    .join('');

/** As it is read, without the backslashes of Markdown. */
const plainAlt = (alt: string) => alt.replace(/\\([!-/:-@[-`{-~])/g, '$1');
