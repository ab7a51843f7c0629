export default async () => {
  await globalThis.rehearseTestServer?.stop();
};
