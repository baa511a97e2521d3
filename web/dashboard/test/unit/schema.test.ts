// The types of the API are the ones the server describes.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schema, written } from '../../scripts/types.mjs'

test('the_types_are_made_from_the_present_description', async () => {
  const made = await schema()
  expect(made).toContain('RecordingDetail')
  expect(readFileSync(written, 'utf8'), 'run `npm run types -w @revisit/dashboard`').toBe(made)
})
