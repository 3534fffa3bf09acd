// Generates src/api/schema.d.ts from the committed ../openapi.json; "check" fails when it is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../openapi.json', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);
const generated = `// Generated from openapi.json by npm run schema. Do not edit.\n${astToString(await openapiTS(source, { defaultNonNullable: false }))}`;

if (process.argv[2] === 'write') {
  writeFileSync(target, generated);
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== generated) {
  console.error('src/api/schema.d.ts is not what openapi.json says: run npm run schema and commit it.');
  process.exit(1);
}
