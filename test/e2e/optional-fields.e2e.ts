import { DataSource } from 'typeorm';
import { origin, signUp, startApi, type RunningApi } from './edge-fixture.js';

interface Property {
  type?: string | string[];
  nullable?: boolean;
}
interface Schema {
  required?: string[];
  properties: Record<string, Property>;
}
interface Document {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: { $ref: string } }> } }>>;
  components: { schemas: Record<string, Schema> };
}

let api: RunningApi;
let cookie: string;
beforeAll(async () => {
  api = await startApi();
  const person = await signUp(api.app);
  ({ cookie } = person);
  await api.app.get(DataSource).query(`update people set role = 'admin' where id = $1`, [person.id]);
});
afterAll(() => api.stop());

const mayBeNull = ({ type = [], nullable = false }: Property) => nullable || type.includes('null');

/** Every field of every body that may be left out and is never said to be null. */
async function optionalFields() {
  const { paths, components } = (await api.app.inject('/api/openapi.json')).json<Document>();
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { requestBody }]) => {
      // A form has no fields that JSON could make null.
      const body = requestBody?.content['application/json'];
      if (!body) return [];
      const name = body.schema.$ref.split('/').at(-1)!;
      const { properties, required = [] } = components.schemas[name]!;
      const optional = Object.keys(properties).filter(
        (field) => !required.includes(field) && !mayBeNull(properties[field]!),
      );
      return optional.map((field) => ({ method, path, field }));
    }),
  );
}

it('a field that may be absent is not null: it is refused at its place', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  const fields = await optionalFields();
  expect(fields.length).toBeGreaterThan(12);
  for (const { method, path, field } of fields) {
    const reply = await api.app.inject({
      method: method.toUpperCase() as 'POST',
      url: path
        .replace(/\{(position|number)\}/, '1')
        .replace('{act}', 'extend')
        .replaceAll(/\{\w+\}/g, id),
      headers: { origin, cookie },
      payload: { [field]: null },
    });
    const { errors = [] } = reply.json<{ errors?: { pointer: string }[] }>();
    expect({
      method,
      path,
      field,
      status: reply.statusCode,
      named: errors.some((e) => e.pointer === `/${field}`),
    }).toEqual({ method, path, field, status: 422, named: true });
  }
});
