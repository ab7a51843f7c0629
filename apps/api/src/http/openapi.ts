import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { describeProblems, problemSchema, type Operation } from './problem-responses.js';
import { sessionCookie } from './server/session-cookie.js';

const zodSchemas = new Map<string, z.ZodType>();

/** A reference to a zod schema, which becomes the component `name` (both are JSON Schema 2020-12). */
export function zodSchema(name: string, schema: z.ZodType): { $ref: string } {
  const known = zodSchemas.get(name);
  if (known && known !== schema) throw new Error(`Two schemas are called ${name}`);
  zodSchemas.set(name, schema);
  return { $ref: `#/components/schemas/${name}` };
}

const tokenWords =
  'An access token (`rhs_…`) of one’s own. Operations name the scope that it needs; those that name none take no token.';

/** The OpenAPI 3.1 document of every route, with every refusal. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Rehearse')
    .setDescription('Practise technical interviews. Refusals are problem documents (RFC 9457) with a stable `code`.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addCookieAuth(sessionCookie, { type: 'apiKey', in: 'cookie' }, 'session')
    .addSecurity('token', { type: 'http', scheme: 'bearer', bearerFormat: 'rhs_…', description: tokenWords })
    .build();
  const document = SwaggerModule.createDocument(app, description, {
    operationIdFactory: (controller, method) => `${decapitalised(controller.replace(/Controller$/, ''))}.${method}`,
  });
  for (const item of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      describeProblems(method, operation);
    }
  }
  const schemas = ((document.components ??= {}).schemas ??= {}) as Record<string, unknown>;
  schemas['Problem'] = problemSchema;
  for (const [name, schema] of zodSchemas) schemas[name] = jsonSchemaOf(name, schema);
  return document;
}

function jsonSchemaOf(name: string, schema: z.ZodType): unknown {
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
  });
  if (Object.keys($defs).length > 1) throw new Error(`${name}: only JSON values may refer to themselves`);
  // Any JSON value is "no constraint": generated clients stumble over types that refer to themselves.
  const text = JSON.stringify(rest).replaceAll('{"$ref":"#/$defs/__schema0"}', '{}');
  // References within a component are written from the root of the document.
  return JSON.parse(text.replaceAll('"$ref":"#', `"$ref":"#/components/schemas/${name}`));
}

const decapitalised = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** `/api/openapi.json` and a page for people at `/api/docs`. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Rehearse API',
  });
}
