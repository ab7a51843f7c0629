import { ApiProblem, Unreachable } from './api.js';
import type { JudgeVerdict, Kind, Language, Level, Rating, TemplateState, Verdict, VersionState } from './shapes.js';

export const levelWords: Record<Level, string> = { entry: 'Entry', mid: 'Mid', senior: 'Senior' };

export const kindWords: Record<Kind, string> = {
  'single-choice': 'Single choice',
  'multiple-choice': 'Multiple choice',
  numeric: 'Number',
  'short-text': 'Short text',
  ordering: 'Ordering',
  matching: 'Matching',
  code: 'Coding',
  sql: 'SQL',
  open: 'Open',
  flashcard: 'Flashcard',
};

export const verdictWords: Record<Verdict, string> = {
  correct: 'Correct',
  partial: 'Partly correct',
  incorrect: 'Incorrect',
  skipped: 'Not answered',
  ungraded: 'Rate it yourself',
};

/** The verdicts of online judges in full. */
export const judgeWords: Record<JudgeVerdict, string> = {
  AC: 'Accepted',
  WA: 'Wrong answer',
  TLE: 'Time limit exceeded',
  MLE: 'Memory limit exceeded',
  OLE: 'Output limit exceeded',
  RE: 'Runtime error',
  CE: 'Compile error',
};

export const languageWords: Record<Language, string> = {
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  python: 'Python',
  java: 'Java',
  go: 'Go',
  cpp: 'C++',
  ruby: 'Ruby',
  csharp: 'C#',
  rust: 'Rust',
};

export const ratingWords: Record<Rating, { label: string; meaning: string }> = {
  again: { label: 'Again', meaning: 'I did not know it' },
  hard: { label: 'Hard', meaning: 'With effort, or in part' },
  good: { label: 'Good', meaning: 'I knew it' },
  easy: { label: 'Easy', meaning: 'At once' },
};

export const versionStateWords: Record<VersionState, string> = {
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  published: 'Published',
  retired: 'Retired',
};

export const templateStateWords: Record<TemplateState, string> = {
  draft: 'Draft',
  published: 'Published',
  archived: 'Archived',
};

const keysOf = <T extends string>(words: Record<T, unknown>) => Object.keys(words) as T[];
export const levels = keysOf(levelWords);
export const kinds = keysOf(kindWords);
export const versionStates = keysOf(versionStateWords);
export const templateStates = keysOf(templateStateWords);

const problemWords: Record<string, string> = {
  'account.email-taken': 'There is already an account with this e-mail address. Sign in instead.',
  'person.oneself': 'Nobody changes their own role. Ask another admin.',
  'account.bad-credentials': 'The e-mail address or the password is wrong.',
  'account.wrong-password': 'The password is wrong.',
  'account.last-admin': 'You are the only admin. Make somebody else an admin first.',
  'actor.unauthenticated': 'You are signed out. Sign in again to go on.',
  'actor.forbidden': 'Your account may not do that.',
  'token.invalid': 'This access token is unknown, has expired or was revoked.',
  'token.scope': 'This access token is not for that.',
  'token.too-many': 'You have 20 tokens already. Revoke one that you don’t use any more.',
  'resource.not-found': 'There is nothing here, or it is not yours to see.',
  'request.rate-limited': 'That was too many tries in a short time. Wait a minute, then try again.',
  'request.invalid': 'Some fields need another look.',
  'request.cross-origin': 'The request came from another site’s address. Load this page again.',
  'route.not-found': 'There is nothing here.',
  internal: 'The server made a mistake; it has been noted. Try again.',
  'request.too-slow': 'It took too long to send. Try again, over a faster connection if you can.',
  'request.too-large': 'That is too long.',
  'service.unavailable': 'The server is not ready at the moment. Try again in a few seconds.',
  'version.stale': 'Somebody else saved this draft after you opened it. Load it again to see their changes.',
  'question.slug-taken': 'Another question already has this slug.',
  'question.invalid-content': 'The content has faults.',
  'question.unproved': 'The question’s own solutions were run, and did not end as they must.',
  'question.unknown-topic': 'One of the topics does not exist.',
  'question.wrong-state': 'The version is not in a state that permits this.',
  'question.own-version': 'Somebody else must approve your own version.',
  'question.not-runnable': 'There is nothing to run in this kind of question.',
  'question.being-asked': 'This question is part of your running mock. Finish the mock first.',
  'question.not-mended': 'Candidates still get this version. Publish a later one first, or retire it.',
  'report.settled': 'Somebody has settled this meanwhile. Load the list again.',
  'task.settled': 'Somebody has settled this meanwhile. Load the list again.',
  'question.not-editor': 'Only its owner, its editors and admins change this question.',
  'question.not-owner': 'Only its owner and admins hand this question over or share it.',
  'question.unknown-person': 'This person writes no questions here.',
  'question.unchecked': 'The checklist is not complete.',
  'question.comment-needed': 'Say what is to be changed, in a comment.',
  'question.thread-full': 'There are 500 comments on this version already.',
  'bulk.too-many': 'These are too many questions at once. Narrow the filter.',
  'bulk.wrong-state': 'This act has moved on meanwhile. Look again.',
  'bulk.not-undoable': 'What was published or retired can’t be taken back.',
  'response.invalid': 'This answer does not fit the question.',
  'session.late': 'Time was up before this arrived.',
  'session.finished': 'This mock is already finished.',
  'session.not-running': 'This mock is not running.',
  'idempotency.mismatch': 'This was sent before with other values. Look at what became of it first.',
  'session.wrong-state': 'It has moved on meanwhile and does not permit this any more. Look again.',
  'session.not-paused': 'The clock is running already.',
  'session.not-enough-questions': 'The bank has too few questions for this.',
  'session.no-break-left': 'There is no break left in this mock.',
  'item.closed': 'This question is closed.',
  'item.not-open': 'Open this question first.',
  'item.not-next': 'Questions come in their order here; the next one is the only one to open.',
  'template.slug-taken': 'Another interview already has this slug.',
  'template.invalid-plan': 'Some parts of the interview need another look.',
  'template.wrong-state': 'Its state does not permit this.',
  'template.attempts-used': 'You have used all attempts of this interview.',
  'assessment.not-assessable': 'This answer can’t be assessed now.',
  'assessment.own': 'Somebody else must look at this answer.',
  'export.too-large': 'You have too many cards for one Anki package. Take JSON or CSV instead.',
  'streak.not-repairable': 'Only a day of the last seven on which you missed your reviews can be repaired.',
  'streak.repair-used': 'You have repaired a day this week already. The next repair is yours on Monday.',
  'review.replaced': 'This answer was graded again later; that grade has taken its place.',
  'review.not-gradable': 'This question can’t be reviewed like this.',
  'review.not-undoable': 'This review can’t be taken back any more.',
  'review.not-revealable': 'The answer to this question shows after you have answered.',
  'review.rating-not-permitted': 'This rating is better than the answer was.',
  'settings.too-many-easy-dates': 'There are a hundred of these already. Remove some first.',
  'image.refused': 'This file is no image that can be shown here: PNG, JPEG, GIF, WebP or AVIF.',
  'import.no-file': 'Choose a file first.',
  'import.empty': 'This file is empty.',
  'import.under-way': 'Another import is under way. Wait for its end.',
  'import.without-topic': 'Some questions have no topic yet. Say which, for their category, their tags or all of them.',
  'import.wrong-state': 'This import has moved on meanwhile. Look again.',
  'fit.without-parameters': 'This fit found no parameters, so there is nothing to use.',
  'card.not-reviewable': 'This card can’t be reviewed now.',
};

/** One sentence for a person about anything that was thrown. */
export function wordsFor(error: unknown): string {
  if (error instanceof Unreachable) return 'The server can’t be reached. Check your connection, then try again.';
  if (error instanceof ApiProblem) return problemWords[error.code] ?? error.detail ?? error.message;
  return 'Something went wrong on this page. Load it again.';
}
