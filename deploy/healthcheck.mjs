// Exit 0 where this container is ready to work. HEALTH_URL names another probe than the API's.
const url = process.env.HEALTH_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`;
const reply = await fetch(url, { signal: AbortSignal.timeout(4_000) }).catch((error) => ({ status: String(error) }));
if (reply.status !== 200) {
  console.error(`${url}: ${reply.status}`);
  process.exitCode = 1;
}
