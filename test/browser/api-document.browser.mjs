import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export const tests = {
  'the web app is typed by the document of the API that it talks to': async ({ baseUrl }) => {
    const file = new URL('../../apps/web/openapi.json', import.meta.url);
    const served = await (await fetch(`${baseUrl}/api/openapi.json`)).json();
    const typed = JSON.parse(readFileSync(file, 'utf8'));
    const told = 'apps/web/openapi.json is out of date: node tools/api-document.mjs';
    assert.ok(JSON.stringify(served) === JSON.stringify(typed), told);
  },
};
