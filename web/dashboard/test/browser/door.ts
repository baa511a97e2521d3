// The one door of the browser tests: a fake server, a Chromium, and a page that fails the test when
// anything is refused by the content security policy or goes wrong unseen.
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { newWorld, startFake, type Fake, type World } from './fake.mjs'

export const site = '0191d2a0-0000-7000-8000-0000000000a1'
export const list = `/sites/${site}/recordings`
export const settings = `/sites/${site}/settings`

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const programs = [process.env['CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The installed Chromium, or null: the tests then say so and skip. */
export const program = programs.find((path) => path !== '' && existsSync(path)) ?? null

export interface Door {
  fake: Fake
  browser: Browser
  open: (path: string, change?: Partial<World>, look?: Look) => Promise<Page>
  close: () => Promise<void>
}

export interface Look {
  width?: number
  height?: number
  dark?: boolean
  language?: string
}

export async function openDoor(): Promise<Door> {
  const fake = await startFake()
  const browser = await chromium.launch({ executablePath: program ?? '', args: flags })

  async function open(path: string, change: Partial<World> = {}, look: Look = {}): Promise<Page> {
    fake.world = newWorld(change)
    const context = await browser.newContext({
      viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
      colorScheme: look.dark ? 'dark' : 'light',
      locale: look.language ?? 'en-GB',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (said) => {
      if (said.type() === 'error' && /Content Security Policy|Uncaught/.test(said.text())) troubles.push(said.text())
    })
    await page.goto(fake.url + path)
    return page
  }

  async function close(): Promise<void> {
    await browser.close()
    fake.stop()
  }

  return { fake, browser, open, close }
}

const troubles: string[] = []

/** What went wrong in any page since the last call. */
export function takeTroubles(): string[] {
  return troubles.splice(0)
}
