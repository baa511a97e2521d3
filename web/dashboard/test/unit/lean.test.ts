// What the build takes out of Svelte is there to be taken out, and nothing in this app needs it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { settled } from '../../build/lean.ts'

const svelte = dirname(createRequire(import.meta.url).resolve('svelte/package.json'))
const read = (file: string) => readFileSync(join(svelte, 'src/internal', file), 'utf8')

test('the_flags_of_Svelte_become_constants_that_nothing_assigns', () => {
  const flags = ['async_mode_flag', 'legacy_mode_flag', 'tracing_mode_flag']
  const code = settled(read('flags/index.js'), flags)
  for (const flag of flags) expect(code).toContain(`export const ${flag} = false;`)
  expect(code).not.toMatch(/^\s*\w+_flag = /m)
})

test('hydration_becomes_a_constant_that_nothing_assigns', () => {
  const code = settled(read('client/dom/hydration.js'), ['hydrating'])
  expect(code).toContain('export const hydrating = false;')
  expect(code).not.toMatch(/^\s*hydrating = /m)
})

test('a_Svelte_that_looks_different_stops_the_build', () => {
  expect(() => settled('export let other = false;', ['hydrating'])).toThrow('hydrating')
})
