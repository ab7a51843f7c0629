import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of one piece of work carries: of a request its `requestId`, of a job its `job` and `messageId`. */
export type RequestContext = Readonly<Record<string, string>>;

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work`, and everything it awaits, in that context. */
export const runInContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

export const currentContext = (): RequestContext => storage.getStore() ?? {};

export const currentRequestId = (): string | undefined => storage.getStore()?.['requestId'];
