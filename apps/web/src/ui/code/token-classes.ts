import { tagHighlighter, tags } from '@lezer/highlight';
import classes from './tokens.module.css';

/** The same few colours for the editor and for source that is only shown; they are in `tokens.module.css`. */
export const tokenClasses = tagHighlighter([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword, tags.controlKeyword], class: classes.keyword! },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.character], class: classes.string! },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: classes.literal! },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], class: classes.comment! },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.standard(tags.name)], class: classes.type! },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.definition(tags.variableName)),
      tags.definition(tags.function(tags.variableName)),
    ],
    class: classes.function!,
  },
]);
