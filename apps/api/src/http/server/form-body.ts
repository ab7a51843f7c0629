import type { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Config } from '@app/config/config.js';
import { AppError } from '@app/kernel/app-error.js';

const fileRoutes = new Set(['/api/v1/reviews/import', '/api/v1/admin/imports', '/api/v1/admin/images']);
const megabyte = 1024 * 1024;

/** Takes `multipart/form-data` with one file, on the routes that want one; anywhere else it stays 415. */
export async function acceptFiles(app: NestFastifyApplication, config: Config): Promise<void> {
  const limits = { files: 1, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 100 };
  const fileSize = config.get('IMPORT_MAX_PACKAGE_MB') * megabyte + 1;
  await app.register(multipart, { limits: { ...limits, fileSize }, throwFileSizeLimit: false });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preParsing', (request, _reply, _payload, done) => {
      const isRefused = isForm(request) && !takesFile(request);
      done(isRefused ? new AppError('request.unsupported-media-type') : null);
    });
}

/** Whether a request's route is one that takes a file. */
export const takesFile = ({ routeOptions }: FastifyRequest): boolean => fileRoutes.has(routeOptions.url ?? '');

const isForm = ({ headers }: FastifyRequest) => /^\s*multipart\//i.test(headers['content-type'] ?? '');

/**
 * The one file of a form, as it comes in.
 * @throws AppError import.no-file, request.malformed, request.unsupported-media-type
 */
export async function fileOf(request: FastifyRequest): Promise<{ name: string; bytes: AsyncIterable<Uint8Array> }> {
  if (!request.isMultipart()) throw new AppError('request.unsupported-media-type');
  const part = await request.file().catch((error: unknown) => {
    throw malformed(error);
  });
  if (!part) throw new AppError('import.no-file');
  return { name: part.filename, bytes: wellFormed(part.file) };
}

/**
 * A form that is cut off breaks off the file in it. What the reader has no use for any more is let past, so that the
 * connection can be used again.
 */
async function* wellFormed(file: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* file.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw malformed(error);
  } finally {
    file.resume();
  }
}

const malformed = (error: unknown) =>
  error instanceof AppError ? error : new AppError('request.malformed', 'The form is not well-formed, or cut off.');
