// Every page, on a phone in light and on a desk in dark: nothing against WCAG AA, nothing wider than
// the screen, nothing refused by the content security policy.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { list, openDoor, program, settings, takeTroubles, type Door } from './door.ts'
import type { World } from './fake.mjs'
import { recordingId } from './world.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Case {
  name: string
  path: string
  change?: Partial<World>
  ready: string
  act?: (page: Page) => Promise<unknown>
}

const receipt = {
  id: '0191d2a0-0000-7000-8000-0000000000e1',
  scope: 'visitor' as const,
  by: null,
  asked_at: Date.now() - 60_000,
  done_at: null,
  removed: { visitors: 1, recordings: 12, page_views: 40, segments: 12, batches: 3, bytes: 9_000_000 },
  digest: '5b1f0c'.repeat(10) + '77aa',
}
const nobody: Partial<World> = { loggedIn: false }
const pages: Case[] = [
  { name: 'login', path: '/login', change: nobody, ready: 'form' },
  { name: 'first start', path: '/welcome?token=fresh', change: nobody, ready: 'form' },
  { name: 'used link', path: '/welcome?token=used', change: nobody, ready: 'h1' },
  { name: 'list', path: list, ready: 'ul a' },
  { name: 'list, filtered', path: `${list}?when=7d&min=60&device=mobile`, ready: 'ul a' },
  { name: 'list, nothing matches', path: `${list}?page=/nowhere`, ready: 'h2' },
  { name: 'list, empty', path: list, change: { recordings: [] }, ready: 'h2' },
  { name: 'list, date menu', path: list, ready: 'ul a', act: (page) => page.getByRole('button', { name: 'Any time' }).click() },
  { name: 'list, keys', path: list, ready: 'ul a', act: (page) => page.keyboard.press('?') },
  { name: 'settings', path: settings, ready: 'pre' },
  { name: 'settings, history', path: settings, ready: 'details', act: (page) => page.getByText('History of the settings').click() },
  { name: 'settings, advanced', path: settings, ready: 'details', act: (page) => page.getByText('Advanced', { exact: true }).click() },
  { name: 'settings, blocked visitors', path: settings, change: { blocked: [{ id: recordingId(1), kind: 'variable', value: 'plan=internal', added_at: Date.now(), by: null }] }, ready: 'details', act: (page) => page.getByText('Blocked visitors', { exact: true }).click() },
  { name: 'new site', path: '/sites/new', ready: 'form' },
  { name: 'privacy', path: '/privacy', change: { receipts: [receipt] }, ready: 'details', act: (page) => page.locator('summary').first().click() },
  { name: 'erasing by address', path: '/privacy', ready: 'form', act: async (page) => {
    await page.getByLabel('E-mail address, visitor id or IP address').fill('203.0.113.77')
    await page.getByRole('button', { name: 'See what there is' }).click()
    await page.getByText('only by the network').waitFor()
  } },
  { name: 'erasing a visitor', path: `${list}/${recordingId(3)}`, ready: '.rv-player iframe', act: (page) => page.getByRole('button', { name: 'Erase this visitor …' }).click() },
  { name: 'missing', path: '/nowhere', ready: 'h1' },
  { name: 'recording', path: `${list}/${recordingId(3)}`, ready: '.rv-player iframe' },
]

async function offences(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: { run: (where: unknown, how: unknown) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    const found = await checker.run({ exclude: ['iframe'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], iframes: false })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

describe.skipIf(program === null)('every page', () => {
  let door: Door
  beforeAll(async () => void (door = await openDoor()))
  afterAll(() => door.close())
  afterEach(() => expect(takeTroubles()).toEqual([]))

  // Colours depend on the theme and the layout on the width: two looks see both of each.
  const looks = [
    { width: 390, height: 844, dark: false },
    { width: 1280, height: 800, dark: true },
  ]

  test.each(pages.flatMap((one) => looks.map((look) => ({ ...one, look, size: `${look.width} px, ${look.dark ? 'dark' : 'light'}` }))))(
    '$name: meets WCAG AA and fits at $size',
    async ({ path, change, ready, act, look }) => {
      const page = await door.open(path, change, look)
      await page.locator(ready).first().waitFor()
      await act?.(page)
      await page.waitForTimeout(150)
      expect(await offences(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      expect(await page.title()).toMatch(/\S · Revisit$/)
      await page.context().close()
    },
  )

  test.each(['de', 'cs', 'hu'])('%s_is_spoken_and_fits_on_a_phone', async (language) => {
    for (const path of [list, settings, '/sites/new', '/privacy']) {
      const page = await door.open(path, {}, { width: 390, height: 844, language })
      door.fake.world.member.language = language as 'de'
      await page.reload()
      await page.locator('h1').waitFor()
      await page.waitForTimeout(150)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})
