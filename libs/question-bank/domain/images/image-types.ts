/** What browsers show and can't run. SVG is none of them: it is a document that may hold scripts. */
export const imageTypes = ['png', 'jpeg', 'gif', 'webp', 'avif'] as const;
export type ImageType = (typeof imageTypes)[number];
