// The texts: every key in every language, the same variables, right plurals, nothing unused, and no
// text for people outside the .ftl files.
import { parse, Visitor, type Message, type SelectExpression, type VariableReference } from '@fluent/syntax'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse as parseSvelte } from 'svelte/compiler'
import { pageIcons } from '../../src/ui/icons-pages.ts'
import { icons } from '../../src/ui/icons.ts'
import { reasons } from '../../src/pages/settings/check.ts'

const locales = fileURLToPath(new URL('../../../../locales', import.meta.url))
const source = fileURLToPath(new URL('../../src', import.meta.url))
const languages = ['en', 'de', 'cs', 'hu']
const parts = ['dashboard', 'dashboard-entry', 'dashboard-list', 'dashboard-list-more', 'dashboard-privacy', 'dashboard-recording', 'dashboard-settings', 'errors']

function messages(language: string, part: string): Message[] {
  const resource = parse(readFileSync(join(locales, language, `${part}.ftl`), 'utf8'), {})
  const junk = resource.body.filter(({ type }) => type === 'Junk')
  if (junk.length > 0) throw new Error(`${language}/${part}.ftl cannot be read: ${JSON.stringify(junk[0])}`)
  return resource.body.filter((entry): entry is Message => entry.type === 'Message')
}

class Finder extends Visitor {
  variables = new Set<string>()
  selects: { on: string; keys: string[] }[] = []
  override visitVariableReference(node: VariableReference): void {
    this.variables.add(node.id.name)
  }
  override visitSelectExpression(node: SelectExpression): void {
    const on = node.selector.type === 'VariableReference' ? node.selector.id.name : node.selector.type
    this.selects.push({ on, keys: node.variants.map(({ key }) => (key.type === 'Identifier' ? key.name : key.value)) })
    this.genericVisit(node)
  }
}

function look(message: Message): Finder {
  const finder = new Finder()
  finder.visit(message)
  return finder
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|ts)$/.test(name))
    .map((name) => join(folder, name))
}

describe.each(parts)('%s.ftl', (part) => {
  const english = messages('en', part)

  test.each(languages)('has_every_text_and_no_other_in_%s', (language) => {
    const keys = messages(language, part).map(({ id }) => id.name)
    expect(keys.toSorted()).toEqual(english.map(({ id }) => id.name).toSorted())
    expect(new Set(keys).size).toBe(keys.length)
  })

  test.each(languages)('uses_the_same_variables_in_%s', (language) => {
    const told = (list: Message[]) => Object.fromEntries(list.map((one) => [one.id.name, [...look(one).variables].sort()]))
    expect(told(messages(language, part))).toEqual(told(english))
  })

  test.each(languages)('has_every_plural_that_%s_needs', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const message of messages(language, part)) {
      for (const { keys } of look(message).selects) expect(keys, message.id.name).toEqual(expect.arrayContaining(needed))
    }
  })

  test.each(languages.slice(1))('is_translated_in_%s', (language) => {
    const same = new Map(english.map((one) => [one.id.name, JSON.stringify(one.value)]))
    const copied = messages(language, part).filter((one) => same.get(one.id.name) === JSON.stringify(one.value))
    // A few short words are the same in two languages: names, Version, Filter, Tablet, Name.
    expect(copied.length).toBeLessThanOrEqual(12)
    for (const { value } of copied) expect(JSON.stringify(value?.elements ?? []).length).toBeLessThan(400)
  })
})

describe('the source', () => {
  const all = files(source).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
  const keys = new Set(parts.flatMap((part) => messages('en', part)).map(({ id }) => id.name))
  const text = all.map((one) => one.text).join('\n')
  const literal = new Set([...text.matchAll(/['"]([a-z][a-z0-9]*(?:-[a-z0-9]+)*)['"]/g)].map(([, key]) => key ?? ''))
  const stems = [...text.matchAll(/`([a-z]+(?:-[a-z]+)*-)\$\{/g)].map(([, stem]) => stem ?? '')
  const framed = [...text.matchAll(/`([a-z]+-)\$\{[^}]*\}(-[a-z]+)`/g)].map(([, stem, end]) => [stem ?? '', end ?? ''])

  test('asks_only_for_texts_that_exist', () => {
    const asked = [...text.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key ?? '')
    expect(asked.length).toBeGreaterThan(80)
    expect(asked.filter((key) => !keys.has(key))).toEqual([])
  })

  test('leaves_no_text_unused', () => {
    const made = (key: string) =>
      stems.some((stem) => key.startsWith(stem)) || framed.some(([stem = '', end = '']) => key.startsWith(stem) && key.endsWith(end))
    expect([...keys].filter((key) => !literal.has(key) && !made(key))).toEqual([])
  })

  test('knows_a_sentence_and_a_remedy_for_every_reason', () => {
    const needed = reasons.flatMap((reason) => [`reason-${reason}`, `fix-${reason}`]).map((key) => key.replaceAll('_', '-'))
    expect(needed.filter((key) => !keys.has(key))).toEqual([])
  })

  test('protocol_server_and_dashboard_name_the_same_reasons', () => {
    const protocol = readFileSync(join(locales, '../docs/protocol.md'), 'utf8')
    const answers = protocol.slice(protocol.indexOf('| status | reason codes'), protocol.indexOf('Refusals are'))
    const told = [...answers.matchAll(/^\| \d+ \|([^|]*)\|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`(\w+)`/g)].map(([, code]) => code ?? ''))
    const server = readFileSync(join(locales, '../crates/server/src/ingest/outcome.rs'), 'utf8')
    const counted = [...server.matchAll(/"(\w+)",\s*"(?:filtered|limited|invalid|failed)"/g)].map(([, code]) => code ?? '')
    expect(told.length).toBeGreaterThan(15)
    expect(counted.length).toBeGreaterThan(15)
    expect(reasons.toSorted()).toEqual([...new Set([...told, ...counted])].toSorted())
  })

  test('holds_no_text_for_people_in_its_components', () => {
    const found = all.filter(({ file }) => file.endsWith('.svelte')).flatMap(({ file, text: code }) => spoken(code).map((said) => `${file}: ${said}`))
    expect(found).toEqual([])
  })

  test('draws_only_icons_it_uses', () => {
    const unused = Object.keys({ ...icons, ...pageIcons }).filter((name) => !literal.has(name))
    expect(unused).toEqual([])
  })

  test('loads_the_icons_of_pages_wherever_one_is_drawn', () => {
    const named = new RegExp(`<Icon name=(?:"(?:${Object.keys(pageIcons).join('|')})"|\\{[^}]*(?:device|'(?:${Object.keys(pageIcons).join('|')})'))`)
    const drawing = all.filter(({ text: code }) => named.test(code))
    expect(drawing.length).toBeGreaterThan(5)
    expect(drawing.filter(({ text: code }) => !code.includes('icons-pages')).map(({ file }) => file)).toEqual([])
  })
})

const spokenAttributes = ['title', 'aria-label', 'placeholder', 'alt', 'label', 'help']
// Examples that are the same in every language, and signs on keys.
const wordless = ['shop.example', '0:30', '10:00', '/', '·', '…']

/** Texts and spoken attributes written straight into a component's markup. */
function spoken(code: string): string[] {
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    const one = node as Record<string, unknown>
    if (one['type'] === 'Text') found.push(String(one['data']).trim())
    else if (one['type'] === 'Attribute' && !spokenAttributes.includes(String(one['name']))) return
    Object.entries(one).forEach(([name, child]) => name !== 'css' && name !== 'instance' && visit(child))
  }
  visit(parseSvelte(code, { modern: true }).fragment)
  return found.filter((said) => /\p{L}|\d/u.test(said) && !wordless.includes(said))
}
