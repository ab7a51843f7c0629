import { cutAt, splitAtSigns, trimmed, type Signs, type Span } from './gift-signs.js';

/** One of the answers between the braces. */
export interface GiftAnswer {
  /** `=`, `~`, or nothing for one before any sign. */
  sign: string;
  text: Span;
  /** In percent of the marks; `undefined`: not said. */
  weight?: number;
  feedback?: Span;
}

const weightMark = /^%(-?\d{1,3}(?:\.\d{0,10})?)%/;

/** The answers in a span, each begun by one of `signs`. A weight after "=" is read only where `weighs` says that it may be. */
export function giftAnswers(span: Span, signs: Signs, weighs: (sign: string) => boolean): GiftAnswer[] {
  return splitAtSigns(span, signs).map(({ sign, text, at }) => {
    const [mark = '', weight] = (weighs(sign) ? weightMark.exec(text) : null) ?? [];
    const said = trimmed({ text: text.slice(mark.length), at: at + mark.length });
    const [answer, feedback] = cutAt(said, '#') ?? [said];
    return {
      sign,
      text: answer,
      ...(weight !== undefined && { weight: Number(weight) }),
      ...(feedback?.text && { feedback }),
    };
  });
}
