// What people do with the dashboard, from log-in to a deleted recording.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { list, openDoor, program, settings, site, takeTroubles, type Door } from './door.ts'
import { recording, recordingId } from './world.mjs'

const rows = (page: Page) => page.locator('main li > a')

describe.skipIf(program === null)('the dashboard', () => {
  let door: Door
  beforeAll(async () => void (door = await openDoor()))
  afterAll(() => door.close())
  afterEach(() => expect(takeTroubles()).toEqual([]))

  const calls = (method: string, path: string) => door.fake.world.calls.filter((call) => call.method === method && call.path === path)

  test('a_login_leads_to_where_one_wanted_to_go', async () => {
    const page = await door.open(settings, { loggedIn: false })
    await page.getByLabel('E-mail').fill('owner@fjordandfern.example')
    await page.getByLabel('Password').fill('wrong horse')
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByText('E-mail or password is wrong.').waitFor()
    expect(await page.getByLabel('Password').inputValue()).toBe('')
    await page.getByLabel('Password').fill('right horse battery')
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
    expect(new URL(page.url()).pathname).toBe(settings)
  })

  test('an_address_elsewhere_is_not_followed_after_login', async () => {
    const page = await door.open('/login?next=//evil.example/x', { loggedIn: false })
    await page.getByLabel('E-mail').fill('a@b.example')
    await page.getByLabel('Password').fill('right horse battery')
    await page.keyboard.press('Enter')
    await rows(page).first().waitFor()
    expect(new URL(page.url()).origin).toBe(door.fake.url)
  })

  test('too_many_attempts_say_how_long_to_wait', async () => {
    const page = await door.open('/login', { loggedIn: false, locked: true })
    await page.getByLabel('E-mail').fill('a@b.example')
    await page.getByLabel('Password').fill('x')
    await page.keyboard.press('Enter')
    await page.getByText('Please wait 5 minutes.').waitFor()
  })

  test('the_first_owner_cannot_start_with_a_weak_password', async () => {
    const page = await door.open('/welcome?token=fresh', { loggedIn: false })
    await page.getByLabel('E-mail').fill('ida@fjordandfern.example')
    await page.getByLabel('Password', { exact: true }).fill('password123')
    await page.getByText('Easy to guess').waitFor()
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByText('Please choose a stronger password.').waitFor()
    expect(calls('POST', '/welcome')).toHaveLength(0)
    await page.getByLabel('Password', { exact: true }).fill('seven tundra lamps hum')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('hu')
    await page.getByRole('button', { name: 'Kezdés' }).click()
    await page.getByRole('heading', { name: 'Felvételek' }).waitFor()
    expect(calls('POST', '/welcome')[0]?.body).toMatchObject({ token: 'fresh', language: 'hu' })
  })

  test('filters_live_in_the_address_and_back_undoes_them', async () => {
    const page = await door.open(list)
    await page.getByText('130 recordings').waitFor()
    await page.getByRole('button', { name: 'All devices' }).click()
    await page.getByRole('button', { name: 'Phone' }).click()
    await page.waitForURL('**?device=mobile')
    await page.getByRole('searchbox').fill('/cart*')
    await page.waitForURL((address) => address.searchParams.get('page') === '/cart*')
    const asked = () => Object.fromEntries(calls('GET', `/sites/${site}/recordings`).at(-1)?.search ?? [])
    await expect.poll(asked).toMatchObject({ device: 'mobile', page: '/cart*' })
    await page.goBack()
    await page.getByText('130 recordings').waitFor()
    await page.goForward()
    await page.waitForURL((address) => address.searchParams.get('device') === 'mobile')
    expect(await page.getByRole('searchbox').inputValue()).toBe('/cart*')
  })

  test('a_shared_address_shows_the_same_list', async () => {
    const page = await door.open(`${list}?device=tablet&min=60`)
    await page.getByRole('button', { name: 'Tablet' }).waitFor()
    await page.getByRole('button', { name: 'Longer than 1:00' }).waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByText('130 recordings').waitFor()
    expect(new URL(page.url()).search).toBe('')
  })

  test('keys_move_through_the_list_and_open_a_recording', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    for (const key of ['j', 'j', 'ArrowDown', 'k']) await page.keyboard.press(key)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`${list}/${recordingId(1)}`)
    await page.keyboard.press('/')
    await page.keyboard.type('j')
    expect(await page.getByRole('searchbox').inputValue()).toBe('j')
  })

  test('going_back_finds_the_list_as_it_was_and_the_row_focused', async () => {
    const page = await door.open(list)
    await rows(page).nth(30).scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => window.scrollY)
    await rows(page).nth(30).click()
    await page.locator('.rv-player iframe').waitFor()
    await page.goBack()
    await rows(page).nth(30).waitFor()
    await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 100, before)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`${list}/${recordingId(30)}`)
  })

  test('a_reader_who_stays_at_the_end_gets_all_of_it', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    // At the end again before the browser could tell that it had moved away.
    await page.evaluate(() => {
      const toEnd = () => window.scrollTo(0, document.body.scrollHeight)
      new MutationObserver(toEnd).observe(document.body, { childList: true, subtree: true })
      toEnd()
    })
    await expect.poll(() => rows(page).count()).toBe(130)
  })

  test('scrolling_loads_the_rest_and_no_recording_twice', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    while ((await rows(page).count()) < 130) {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
      await page.waitForTimeout(50)
    }
    const links = await rows(page).evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(new Set(links).size).toBe(130)
  })

  test('new_recordings_are_announced_and_wait', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    const fresh = { ...recording(900, site, Date.now()), created_at: Date.now() + 1000, started_at: Date.now() }
    door.fake.world.recordings.unshift(fresh)
    const first = await rows(page).first().getAttribute('href')
    await page.getByRole('button', { name: '1 new recording – show' }).waitFor({ timeout: 20_000 })
    expect(await rows(page).first().getAttribute('href')).toBe(first)
    await page.getByRole('button', { name: '1 new recording – show' }).click()
    expect(await rows(page).first().getAttribute('href')).toBe(`${list}/${recordingId(900)}`)
  })

  test('an_empty_list_teaches_the_next_step', async () => {
    const nothing = { snippet_seen_at: null, snippet_seen_on: null, batch_at: null, recorded_now: 0, recording_ready_at: null, outcomes: [], too_short: 0, wrong_keys: [] }
    const counters = { stored_now: 0, made_this_month: 0, limit: null, recorded_now: 0, month_ends_at: 0 }
    const page = await door.open(list, { recordings: [], check: nothing, counters })
    await page.getByRole('heading', { name: 'Put the snippet into your site' }).waitFor()
    door.fake.world.check = { ...nothing, snippet_seen_at: Date.now() }
    await page.getByRole('heading', { name: 'Ready for the first visit' }).waitFor()
    door.fake.world.counters = { ...counters, recorded_now: 1 }
    await page.getByRole('heading', { name: 'A visit is being recorded' }).waitFor({ timeout: 15_000 })
    door.fake.world.recordings = [recording(1, site, Date.now())]
    await rows(page).first().waitFor({ timeout: 15_000 })
  })

  test('a_switch_is_saved_at_once_and_goes_back_when_refused', async () => {
    const page = await door.open(settings)
    const forms = page.getByRole('switch', { name: 'Form entries' })
    await forms.check()
    await page.getByText('Saved').waitFor()
    expect(calls('PATCH', `/sites/${site}`)[0]?.body).toEqual({ settings: { forms: true } })
    door.fake.world.refuseChanges = true
    await page.getByRole('switch', { name: 'Numbers' }).click()
    await page.getByText('Your role does not allow this.').waitFor()
    expect(await page.getByRole('switch', { name: 'Numbers' }).isChecked()).toBe(false)
    expect(await forms.isChecked()).toBe(true)
  })

  test('a_clause_for_the_privacy_policy_is_made_and_goes_when_the_settings_change', async () => {
    const page = await door.open(settings)
    await page.getByLabel('Company').fill('Example & Co')
    await page.getByLabel('Language of the clause').selectOption('de')
    await page.getByRole('button', { name: 'Make clause' }).click()
    const clause = page.getByRole('region', { name: 'Clause for your privacy policy' })
    await clause.getByText('Example & Co (VAT ID none)').waitFor()
    expect(await clause.getByRole('heading').innerText()).toBe('Recording of visits (de)')
    await page.getByText('It is no legal advice').waitFor()
    await page.getByRole('switch', { name: 'Form entries' }).check()
    await clause.waitFor({ state: 'detached' })
    await page.getByText('your privacy policy has to say so').waitFor()
  })

  test('origins_of_frames_are_added_and_removed_one_by_one_and_only_exact_ones', async () => {
    const page = await door.open(settings)
    await page.getByText('Advanced', { exact: true }).click()
    const field = page.getByLabel('Another origin')
    await field.fill('https://*.shop.example')
    await field.press('Enter')
    await page.getByText('That is not an origin').waitFor()
    for (const typed of ['https://Shop.example/cart', 'https://pay.example']) {
      await field.fill(typed)
      await field.press('Enter')
      await expect.poll(() => field.inputValue()).toBe('')
    }
    await page.getByRole('button', { name: 'Remove https://shop.example' }).click()
    await page.getByText('https://shop.example', { exact: true }).waitFor({ state: 'detached' })
    expect(calls('PATCH', `/sites/${site}`).map(({ body }) => body)).toEqual([
      { settings: { frames: ['https://shop.example'] } },
      { settings: { frames: ['https://shop.example', 'https://pay.example'] } },
      { settings: { frames: ['https://pay.example'] } },
    ])
  })

  test('rules_for_pages_are_added_moved_and_tried_and_the_last_that_matches_decides', async () => {
    const page = await door.open(settings)
    const rules = page.getByRole('list', { name: 'Rules for pages' })
    const field = page.getByLabel('Address of pages')
    await field.fill('account/**')
    await field.press('Enter')
    await page.getByText('That is not the address of pages').waitFor()
    for (const [glob, kind] of [['/account/**', 'exclude'], ['/account/help', 'include']] as const) {
      await field.fill(glob)
      await page.getByLabel('Becomes').first().selectOption(kind)
      await field.press('Enter')
      await expect.poll(() => field.inputValue()).toBe('')
    }
    const tried = page.getByLabel('Try an address')
    await tried.fill('/account/help?from=mail')
    await page.getByText('Recorded: rule 2 decides, /account/help').waitFor()
    await page.getByRole('button', { name: 'Move /account/help up' }).click()
    await page.getByText('Not recorded: rule 2 decides, /account/**').waitFor()
    expect(await rules.locator('li.marked').innerText()).toContain('/account/**')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move /account/help down')
    await tried.fill('/shop')
    await page.getByText('Recorded: no rule is about this page.').waitFor()
    await page.getByRole('button', { name: 'Remove the rule /account/**' }).click()
    await page.getByText('only pages with a rule are').waitFor()
    const [exclude, include] = [{ rule: 'exclude', glob: '/account/**' }, { rule: 'include', glob: '/account/help' }]
    expect(calls('PATCH', `/sites/${site}`).map(({ body }) => body)).toEqual([
      { settings: { pages: [exclude] } },
      { settings: { pages: [exclude, include] } },
      { settings: { pages: [include, exclude] } },
      { settings: { pages: [include] } },
    ])
  })

  test('a_selector_is_asked_of_the_browser_and_what_the_server_refuses_is_told_at_its_place', async () => {
    const page = await door.open(settings)
    const field = page.getByLabel('CSS selector')
    for (const wrong of ['.a {', '', 'a:nosuch']) {
      await field.fill(wrong)
      await field.press('Enter')
      await page.getByText('Your browser does not understand this selector.').waitFor()
    }
    expect(calls('PATCH', `/sites/${site}`)).toEqual([])
    await field.fill('.total  > b')
    await page.getByLabel('Becomes').last().selectOption('unmask')
    await field.press('Enter')
    await page.getByRole('button', { name: 'Remove the rule .total > b' }).waitFor()
    expect(calls('PATCH', `/sites/${site}`)[0]?.body).toEqual({ settings: { elements: [{ rule: 'unmask', selector: '.total > b' }] } })
    door.fake.world.refuseEntry = 1
    await field.fill('.other')
    await field.press('Enter')
    await page.getByText('The server does not accept entry 2 of this list.').waitFor()
    expect(await field.inputValue(), 'what was typed is still there').toBe('.other')
    expect(await page.getByRole('button', { name: /^Remove the rule/ }).count()).toBe(1)
  })

  test('how_many_visits_are_recorded_is_typed_in_percent', async () => {
    const page = await door.open(settings)
    const field = page.getByLabel('Share of visits, in percent')
    expect(await field.inputValue()).toBe('100')
    await field.fill('120')
    await field.press('Enter')
    await page.getByText('That is not a number from 0 to 100.').waitFor()
    await field.fill('12,5 %')
    await field.press('Enter')
    await page.getByText('Saved').waitFor()
    expect(calls('PATCH', `/sites/${site}`).map(({ body }) => body)).toEqual([{ settings: { sampling: 0.125 } }])
    expect(await field.inputValue()).toBe('12.5')
    door.fake.world.refuseChanges = true
    await field.fill('50')
    await field.press('Enter')
    await page.getByText('Your role does not allow this.').waitFor()
    expect(await field.inputValue()).toBe('12.5')
  })

  test('how_long_a_visit_must_be_is_typed_in_seconds_and_how_many_were_shorter_is_told', async () => {
    const page = await door.open(settings)
    await page.getByText('3 visits of the last 24 hours were shorter than the minimum duration and are not kept.').waitFor()
    const field = page.getByLabel('Minimum duration of a visit, in seconds')
    await field.fill('2.5')
    await field.press('Enter')
    await page.getByText('That is not a number of whole seconds from 0 to 3600.').waitFor()
    await field.fill('30 s')
    await field.press('Enter')
    await page.getByText('Saved').waitFor()
    expect(calls('PATCH', `/sites/${site}`).map(({ body }) => body)).toEqual([{ settings: { min_duration_s: 30 } }])
    expect(await field.inputValue()).toBe('30')
  })

  test('visitors_are_blocked_and_taken_off_the_list_again', async () => {
    const page = await door.open(settings)
    await page.getByText('Blocked visitors', { exact: true }).click()
    await page.getByText('Nobody is blocked.').waitFor()
    await page.getByLabel('By', { exact: true }).selectOption('address')
    const whom = page.getByLabel('Whom')
    await whom.fill('shop.example')
    await whom.press('Enter')
    await page.getByText('That is not an IP address or network').waitFor()
    await whom.fill('203.0.113.0/24')
    await whom.press('Enter')
    await page.getByRole('list', { name: 'Blocked visitors' }).getByText('203.0.113.0/24').waitFor()
    expect(await whom.inputValue()).toBe('')
    await page.getByRole('button', { name: 'Remove 203.0.113.0/24' }).click()
    await page.getByText('Nobody is blocked.').waitFor()
    expect(door.fake.world.blocked).toEqual([])
  })

  test('a_visitor_is_not_recorded_any_more_by_one_click_beside_their_recording', async () => {
    const page = await door.open(`${list}/${recordingId(3)}`)
    await page.getByRole('button', { name: 'Don’t record this visitor' }).click()
    await page.getByText('This visitor is not recorded any more.').waitFor()
    expect(calls('POST', `/sites/${site}/blocked`)[0]?.body).toEqual({ kind: 'visitor', value: recordingId(5003) })
    await page.goto(`${door.fake.url}${settings}`)
    await page.getByText('Blocked visitors', { exact: true }).click()
    await page.getByRole('list', { name: 'Blocked visitors' }).getByText(recordingId(5003)).waitFor()
  })

  test('the_snippet_is_copied_as_it_is', async () => {
    const page = await door.open(settings)
    await page.getByRole('button', { name: 'Copy snippet' }).click()
    await page.getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(door.fake.world.sites[0]?.snippet)
  })

  test('the_live_check_turns_green_while_one_looks', async () => {
    const page = await door.open(settings)
    const last = page.locator('ol li').last()
    expect(await last.textContent()).toContain('waiting')
    door.fake.world.check.recording_ready_at = Date.now()
    await page.waitForFunction(() => document.querySelector('ol li:last-child')?.classList.contains('done'))
    await page.getByText('If the domain is yours, add it to the domains on this page.').waitFor()
  })

  test('a_site_is_added_and_shows_its_snippet', async () => {
    const page = await door.open('/sites/new')
    await page.getByLabel('Domain').fill('not a domain')
    await page.locator('main').getByRole('button', { name: 'Add a site' }).click()
    await page.getByText('That does not look like a domain').waitFor()
    await page.getByLabel('Domain').fill('https://New.Example/path')
    await page.locator('main').getByRole('button', { name: 'Add a site' }).click()
    await page.getByRole('button', { name: 'Copy snippet' }).waitFor()
    expect(calls('POST', '/sites')[0]?.body).toEqual({ name: 'new.example', domain: 'new.example' })
  })

  test('the_address_follows_the_player_and_a_page_is_a_press_away', async () => {
    const page = await door.open(`${list}/${recordingId(3)}?t=12`)
    await page.locator('.rv-player iframe').waitFor()
    const pages = page.locator('aside ol button')
    await pages.nth(1).click()
    await page.waitForFunction(() => document.querySelectorAll('aside ol button')[1]?.getAttribute('aria-current') === 'step')
    await page.waitForFunction(() => Number(new URLSearchParams(location.search).get('t')) > 12)
    await page.getByRole('button', { name: 'Copy link here' }).click()
    await page.getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`^${door.fake.url}${list}/[\\w-]+\\?t=\\d+$`))
  })

  test('a_row_that_the_pointer_rests_on_is_asked_for_once_and_the_click_needs_no_more', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    await page.waitForLoadState('networkidle')
    const asked = () => ['', '/blocks/0'].map((part) => calls('GET', `/recordings/${recordingId(0)}${part}`).length)
    await rows(page).first().hover()
    await expect.poll(asked).toEqual([1, 1])
    await page.waitForFunction(() => document.querySelector('iframe')?.contentDocument?.querySelector('iframe')?.contentDocument?.body?.innerHTML)
    await rows(page).first().click()
    await page.locator('h1').waitFor()
    await page.waitForFunction(() => performance.getEntriesByName('revisit:first-frame').length > 0)
    expect(asked()).toEqual([1, 1])
  })

  test('a_row_that_is_pressed_at_once_is_asked_for_once', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    await page.waitForLoadState('networkidle')
    await rows(page).first().click()
    await page.waitForFunction(() => performance.getEntriesByName('revisit:first-frame').length > 0)
    await page.waitForLoadState('networkidle')
    expect(['', '/blocks/0'].map((part) => calls('GET', `/recordings/${recordingId(0)}${part}`).length)).toEqual([1, 1])
  })

  test('what_could_not_be_fetched_ahead_is_asked_for_again_by_the_page', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    await page.waitForLoadState('networkidle')
    const refused: string[] = []
    await page.route(/\/recordings\/[\w-]+(\/blocks\/0)?$/, (route) => {
      const { pathname } = new URL(route.request().url())
      if (!pathname.startsWith('/api/') || refused.includes(pathname)) return route.continue()
      refused.push(pathname)
      return route.fulfill({ status: 503 })
    })
    await rows(page).first().click()
    await page.waitForFunction(() => performance.getEntriesByName('revisit:first-frame').length > 0)
    expect(refused).toHaveLength(2)
  })

  test('a_row_that_the_keyboard_rests_on_is_asked_for_too', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    await page.waitForLoadState('networkidle')
    // In one task: on a busy machine the first row would be rested on.
    await page.evaluate(() => {
      for (let press = 0; press < 2; press += 1) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
    })
    await expect.poll(() => calls('GET', `/recordings/${recordingId(1)}/blocks/0`).length).toBe(1)
    expect(calls('GET', `/recordings/${recordingId(0)}`)).toHaveLength(0)
  })

  test('a_recording_is_deleted_only_after_a_question', async () => {
    const page = await door.open(`${list}/${recordingId(3)}`)
    await page.getByRole('button', { name: 'Delete recording' }).click()
    await page.keyboard.press('Escape')
    expect(calls('DELETE', `/recordings/${recordingId(3)}`)).toHaveLength(0)
    await page.getByRole('button', { name: 'Delete recording' }).click()
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('129 recordings').waitFor()
    expect(new URL(page.url()).pathname).toBe(list)
  })

  test('a_visitor_is_erased_after_a_question_and_there_is_a_receipt', async () => {
    const page = await door.open(`${list}/${recordingId(3)}`)
    await page.getByText('+47 22 33 44 55').waitFor()
    const everything = page.getByRole('link', { name: 'Export everything of this visitor' })
    expect(await everything.getAttribute('href')).toBe(`/api/v1/visitors/${recordingId(5003)}/archive.zip`)
    await page.getByRole('button', { name: 'Erase this visitor …' }).click()
    await page.getByText('of which one is of a visit that is still going on').waitFor()
    await page.keyboard.press('Escape')
    expect(calls('POST', '/erasures')).toHaveLength(0)
    door.fake.world.slowErasures = true
    await page.getByRole('button', { name: 'Erase this visitor …' }).click()
    await page.getByRole('button', { name: 'Erase for good' }).click()
    await page.getByRole('heading', { name: 'Erased', exact: true }).waitFor()
    const [asked] = calls('POST', '/erasures')
    expect(asked?.body).toEqual({ visitor: recordingId(5003) })
    await page.getByRole('button', { name: 'Close' }).last().click()
    await page.getByText('129 recordings').waitFor()
    expect(new URL(page.url()).pathname).toBe(list)
    await page.getByRole('button', { name: 'Your account' }).click()
    await page.getByRole('link', { name: 'Privacy' }).click()
    await page.getByText('a visitor', { exact: true }).click()
    await page.getByText(door.fake.world.receipts[0]?.digest ?? 'no receipt').waitFor()
  })

  test('whoever_asks_for_it_is_erased_by_address_or_id_after_a_look_at_what_there_is', async () => {
    const page = await door.open('/privacy')
    const field = page.getByLabel('E-mail address, visitor id or IP address')
    const look = page.getByRole('button', { name: 'See what there is' })
    const dialog = page.getByRole('dialog')
    for (const wrong of ['everybody', 'a@b@c', '203.0.113', '@']) {
      await field.fill(wrong)
      await look.click()
      await page.getByText('This is neither an e-mail address').waitFor()
    }
    expect(calls('POST', '/erasures/preview')).toHaveLength(0)

    await field.fill('192.0.2.1')
    await field.press('Enter')
    await dialog.getByText('Nothing is kept of whom that means.').waitFor()
    await dialog.getByText('its visits cannot be found this way').waitFor()
    expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')

    await field.fill(' 203.0.113.77 ')
    await look.click()
    await dialog.getByText('of which 1 is known only by the network of this address').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).waitFor()
    await dialog.getByRole('button', { name: 'Erase for good' }).click()
    await dialog.getByRole('heading', { name: 'Erased', exact: true }).waitFor()
    expect(calls('POST', '/erasures')[0]?.body).toEqual({ ip: '203.0.113.77' })
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.getByText('by IP address', { exact: true }).waitFor()
    expect(await field.inputValue()).toBe('')

    for (const [typed, body] of [['eva@shop.example', { email: 'eva@shop.example' }], [recordingId(5006), { visitor: recordingId(5006) }], ['2001:db8::5', { ip: '2001:db8::5' }]] as const) {
      await field.fill(typed)
      await look.click()
      await dialog.waitFor()
      expect(calls('POST', '/erasures/preview').at(-1)?.body).toEqual(body)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    expect(calls('POST', '/erasures')).toHaveLength(1)
  })

  test('a_recording_is_watched_when_there_is_something_to_see_and_not_when_the_pointer_rests_on_it', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    await page.waitForLoadState('networkidle')
    const told = () => calls('POST', `/recordings/${recordingId(0)}/viewings`).length
    await rows(page).first().hover()
    await page.waitForFunction(() => document.querySelector('iframe')?.contentDocument?.querySelector('iframe')?.contentDocument?.body?.innerHTML)
    expect(told()).toBe(0)
    await rows(page).first().click()
    await expect.poll(told).toBe(1)
    await page.keyboard.press('ArrowRight')
    await page.waitForLoadState('networkidle')
    expect(told()).toBe(1)
  })

  test('who_watched_what_is_filtered_paged_and_downloaded', async () => {
    const page = await door.open('/privacy')
    const log = page.locator('section', { has: page.getByRole('heading', { name: 'Viewing log' }) })
    const lines = log.getByRole('list').getByRole('listitem')
    await expect.poll(() => lines.count()).toBe(50)
    expect(await lines.nth(3).innerText()).toMatch(/the operator\s+erased/)
    expect(await lines.nth(3).getByRole('link').count()).toBe(0)
    expect(await lines.first().getByRole('link').getAttribute('href')).toBe(`${list}/${recordingId(3)}`)
    await log.getByRole('button', { name: 'Show more' }).click()
    await expect.poll(() => lines.count()).toBe(60)

    await log.getByLabel('By').selectOption('Ida Berg')
    await log.getByLabel('What').selectOption('exported')
    await expect.poll(() => lines.count()).toBe(1)
    const table = new URL((await log.getByRole('link', { name: 'Download as CSV' }).getAttribute('href')) ?? '', door.fake.url)
    expect([table.pathname, table.searchParams.get('action')]).toEqual(['/api/v1/viewings.csv', 'exported'])
    await log.getByLabel('What').selectOption('')
    await log.getByLabel('By').selectOption('the operator')
    await expect.poll(() => lines.count()).toBe(1)
    await log.getByLabel('From').fill('2100-01-01')
    await log.getByText('Nothing of this kind in this time.').waitFor()
    const [asked] = calls('GET', '/viewings').slice(-1)
    expect(asked?.search.get('from')).toBe(String(await page.evaluate(() => new Date(2100, 0, 1).getTime())))
    await log.getByLabel('From').fill('')
    await expect.poll(() => lines.count()).toBe(1)
  })

  test('how_much_of_an_address_is_kept_is_one_choice_of_three', async () => {
    const page = await door.open(settings)
    expect(await page.getByRole('radio', { name: 'Off: no address is kept' }).isChecked()).toBe(true)
    await page.getByRole('radio', { name: /^Shortened/ }).click()
    await page.getByText('Saved').waitFor()
    expect(calls('PATCH', `/sites/${site}`)[0]?.body).toEqual({ settings: { ip_addresses: 'shortened' } })
    expect(await page.getByRole('radio', { name: /^Shortened/ }).isChecked()).toBe(true)
  })

  test('who_changed_what_is_told_in_words', async () => {
    const page = await door.open(settings)
    await page.getByText('History of the settings').click()
    await page.getByText('Added: /account/** (not recorded)').waitFor()
    await page.getByText('100% → 25%').waitFor()
    await page.getByText('On → Off').waitFor()
    await page.getByText('The site was added.').waitFor()
    expect(await page.getByText(/Version 4 · .*, by Ida Berg/).count()).toBe(1)
  })

  test('who_only_watches_sees_no_control_that_changes_anything', async () => {
    for (const role of ['viewer', 'agent', 'admin'] as const) {
      const mayChange = role === 'admin' ? 1 : 0
      const member = { id: 'm2', email: 'kim@fjordandfern.example', name: 'Kim', role, language: 'en' as const }
      const page = await door.open(`${list}/${recordingId(3)}`, { member })
      await page.getByRole('button', { name: 'Copy link here' }).waitFor()
      expect(await page.getByRole('button', { name: 'Delete recording' }).count(), role).toBe(mayChange)
      expect(await page.getByRole('button', { name: 'Erase this visitor …' }).count(), role).toBe(mayChange)
      expect(await page.getByRole('link', { name: 'Export everything of this visitor' }).count(), role).toBe(mayChange)
      await page.getByRole('button', { name: 'Fjord & Fern' }).click()
      expect(await page.getByRole('link', { name: 'Add a site' }).count(), role).toBe(mayChange)
      await page.goto(`${door.fake.url}${settings}`)
      await page.getByRole('heading', { name: 'Does it work?' }).waitFor()
      expect(await page.getByRole('switch', { name: 'Form entries' }).count(), role).toBe(mayChange)
      await page.context().close()
    }
  })

  test('a_language_is_kept_by_the_server_and_spoken_at_once', async () => {
    const page = await door.open(list)
    await page.getByRole('button', { name: 'Language' }).click()
    await page.getByRole('button', { name: 'Čeština' }).click()
    await page.getByRole('heading', { name: 'Nahrávky' }).waitFor()
    await page.getByText('130 nahrávek').waitFor()
    expect(calls('PATCH', '/me')[0]?.body).toEqual({ language: 'cs' })
    await page.reload()
    await page.getByRole('heading', { name: 'Nahrávky' }).waitFor()
  })

  test('a_theme_is_kept', async () => {
    const page = await door.open(list)
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const light = await ground()
    await page.getByRole('button', { name: 'Appearance' }).click()
    await page.getByRole('button', { name: 'Dark' }).click()
    expect(await ground()).not.toBe(light)
    await page.reload()
    await rows(page).first().waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  test('a_server_that_is_gone_is_told_and_found_again', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    door.fake.world.down = true
    await page.getByText('The server cannot be reached. We keep trying.').waitFor({ timeout: 20_000 })
    door.fake.world.down = false
    await page.getByText('The server cannot be reached. We keep trying.').waitFor({ state: 'detached', timeout: 20_000 })
    expect(await rows(page).count()).toBeGreaterThan(0)
  })

  test('an_ended_login_asks_for_it_and_comes_back', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    door.fake.world.loggedIn = false
    await page.getByRole('heading', { name: 'Log in' }).waitFor({ timeout: 20_000 })
    expect(new URL(page.url()).searchParams.get('next')).toBe(list)
  })

  test('a_new_page_takes_the_focus_to_its_heading', async () => {
    const page = await door.open(list)
    await rows(page).first().waitFor()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
    await page.keyboard.press('Shift+Tab')
    await page.getByRole('link', { name: 'Skip to content' }).focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  test('what_a_viewer_types_as_a_name_is_text_and_no_markup', async () => {
    const hostile = { ...recording(1, site, Date.now()), visitor: { id: 'v', label: '<img src=x onerror=alert(1)>', returning: false } }
    const page = await door.open(list, { recordings: [hostile] })
    await page.getByText('<img src=x onerror=alert(1)>').waitFor()
    expect(await page.locator('main img').count()).toBe(0)
  })
})
