// The types of the API from the server's own description of it: openapi.json → src/api/schema.d.ts.
// openapi.json is written by `revisit openapi`; a test of the server compares it, test/unit/schema
// compares what is written here.
import openapiTS, { astToString } from 'openapi-typescript'
import { readFile, writeFile } from 'node:fs/promises'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

const document = new URL('../openapi.json', import.meta.url)
export const written = new URL('../src/api/schema.d.ts', import.meta.url)

const head = '// Made from openapi.json by `npm run types`. Not written by hand.\n\n'

/** The text that `src/api/schema.d.ts` has to have. */
export async function schema() {
  return head + astToString(await openapiTS(await readFile(document, 'utf8')))
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeFile(written, await schema())
