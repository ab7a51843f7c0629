/** Where the image is that Markdown names as `image:<hash>`; none of any other address. */
export const imageSource = (address: unknown): string | undefined => {
  const [, hash] = /^image:([0-9a-f]{64})$/.exec(typeof address === 'string' ? address : '') ?? [];
  return hash && `/api/v1/images/${hash}`;
};
