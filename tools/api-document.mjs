// Writes apps/web/openapi.json, from which the web app's client is typed: the document of the API as it is built.
//   node tools/api-document.mjs           after a change of the API
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { endAll, makeFolder, Product, removeFolder } from './product.mjs';
import { root } from './run-command.mjs';

ensureBuilt();
const folder = makeFolder();
const product = new Product(folder);
try {
  const document = await (await fetch(`${await product.address()}/api/openapi.json`)).json();
  writeFileSync(path.join(root, 'apps/web/openapi.json'), `${JSON.stringify(document, null, 1)}\n`);
} finally {
  await product.stop();
  endAll();
  removeFolder(folder);
}
