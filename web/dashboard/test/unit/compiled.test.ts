// The compiled texts say exactly what Fluent itself says, for every text, language and count.
import { FluentBundle, FluentResource } from '@fluent/bundle'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { compile } from '../../build/ftl.ts'
import { speaker, type TextArguments, type Texts } from '../../src/i18n/text.ts'

const locales = fileURLToPath(new URL('../../../../locales', import.meta.url))
const loaded = /^(dashboard.*|errors|player)\.ftl$/
const files = ['en', 'de', 'cs', 'hu'].flatMap((language) =>
  readdirSync(`${locales}/${language}`).filter((file) => loaded.test(file)).map((file) => ({ language, file })),
)
const counts = [0, 1, 2, 4, 5, 12, 21, 1.5, 10_000]

async function textsOf(source: string): Promise<Texts> {
  const module = (await import(`data:text/javascript,${encodeURIComponent(compile(source))}`)) as { default: Texts }
  return module.default
}

function values(source: string, count: number): TextArguments[] {
  const names = [...source.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? '')
  const all = (value: string | number) => Object.fromEntries(names.map((name) => [name, value]))
  return [all(count), { ...all('Ida'), count, minutes: count, shortest: count }]
}

test.each(files)('$language/$file_is_said_as_Fluent_says_it', async ({ language, file }) => {
  const source = readFileSync(`${locales}/${language}/${file}`, 'utf8')
  const bundle = new FluentBundle(language, { useIsolating: false })
  expect(bundle.addResource(new FluentResource(source))).toEqual([])
  const texts = await textsOf(source)
  const { say } = speaker(language)
  expect(Object.keys(texts).length).toBeGreaterThan(5)
  for (const [key, text] of Object.entries(texts)) {
    const pattern = bundle.getMessage(key)?.value ?? ''
    for (const args of counts.flatMap((count) => values(source, count))) {
      expect(say(text, args), key).toBe(bundle.formatPattern(pattern, args, []))
    }
  }
})

describe('what is no text of ours', () => {
  test.each(['broken = { $x', 'a = { NUMBER($x) }', 'a = { other }', 'only =\n    .attribute = x'])('%s_stops_the_build', (source) => {
    expect(() => compile(source)).toThrow()
  })
})
