// A stand-in for the server, for developing and testing the dashboard alone: serves dist/ under the
// content security policy the server uses, and answers the API from an invented world. The real
// end-to-end tests, against the real server, are in e2e/.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { detailOf, recording, recordingId } from './world.mjs'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const player = fileURLToPath(new URL('../../../player/dist', import.meta.url))
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const settings = {
  recording: true,
  mobile: true,
  forms: false,
  numbers: false,
  emails: false,
  canvas: false,
  ip_addresses: 'off',
  consent_required: false,
  honour_signals: true,
  record_bots: false,
  sampling: 1,
  min_duration_s: 0,
  pages: [],
  elements: [],
  query_keys: [],
  frames: [],
}
const siteOne = '0191d2a0-0000-7000-8000-0000000000a1'

function site(id, name, domains) {
  const key = 'fF3kQ9vT2mXw'
  const snippet = `<script async src="https://revisit.example/r.js" data-site="${key}"></script>`
  return { id, key, name, domains, created_at: Date.now(), settings_version: 1, settings: { ...settings }, snippet, privacy_page: `https://revisit.example/privacy/${key}` }
}

function clause(search) {
  const paragraphs = [
    `Recording of visits (${search.get('language')})`,
    `${search.get('company')} (VAT ID ${search.get('vat_id') ?? 'none'}) records how this website is used with Revisit, a program on the server revisit.example.`,
    'What you enter into form fields is not recorded; stars take its place in your browser.',
  ]
  return { paragraphs, warning: 'This text is a suggestion made from the settings of your site. It is no legal advice: have it checked.' }
}

function cost(now) {
  const page = (path, views, median_ms, p95_ms, worst_ms, median_share, reduced_views = 0, level = 0) => ({
    path, views, median_ms, p95_ms, worst_ms, median_share, p95_share: median_share * 3, reduced_views, level,
  })
  const pages = [
    page('/configurator', 412, 640, 2210, 48, 0.021, 37, 3),
    page('/tents', 5120, 96, 240, 31, 0.004),
    page('/tents/ridge-2-the-two-person-tent-for-every-season-of-the-year', 3311, 88, 190, 22, 0.003),
    page('/', 9270, 61, 140, 19, 0.003),
    page('/cart', 1804, 44, 120, 18, 0.002),
    page('/checkout', 903, 41, 118, 17, 0.0018),
    page('/faq', 402, 22, 60, 12, 0.0007),
  ]
  const { path, views, ...overall } = page('', 0, 74, 310, 48, 0.003, 37, 3)
  return { since: now - 7 * 86_400_000, views: 20_000, overall, pages }
}

function versions(now) {
  const change = (setting, before, after) => ({ setting, before, after })
  const items = [
    { version: 4, at: now - 3_600_000, by: 'Ida Berg', changes: [
      change('pages', [], [{ rule: 'exclude', glob: '/account/**' }]),
      change('forms', true, false),
    ] },
    { version: 3, at: now - 86_400_000, by: 'kim@fjordandfern.example', changes: [change('sampling', 1, 0.25)] },
    { version: 2, at: now - 9 * 86_400_000, by: null, changes: [change('forms', false, true)] },
    { version: 1, at: now - 30 * 86_400_000, by: null, changes: [] },
  ]
  return { items, next_before: null }
}

function viewings(now, site) {
  const of = (number, at, by, action, more = {}) => ({
    id: `0191d2a0-0000-7000-8000-${String(900_000 - number).padStart(12, '0')}`,
    at,
    member: by && `0191d2a0-0000-7000-8000-0000000000${by === 'Ida Berg' ? 'c1' : 'c2'}`,
    by,
    action,
    recording: recordingId(number),
    site,
    erasure: null,
    ...more,
  })
  const latest = [
    of(3, now - 60_000, 'Ida Berg', 'watched'),
    of(4, now - 120_000, 'Kim Aalberg-Thorvaldsen of the second office', 'loaded'),
    of(5, now - 3_600_000, 'Ida Berg', 'exported'),
    of(6, now - 7_200_000, null, 'erased', { site: null, erasure: '0191d2a0-0000-7000-8000-0000000000e1' }),
  ]
  return [...latest, ...Array.from({ length: 56 }, (_, number) => of(7 + number, now - 86_400_000 * (number + 2), 'Ida Berg', 'watched'))]
}

/** What the filter lets through, fifty at a time. */
function listViewings(world, _, __, wanted) {
  const found = world.viewings.filter(
    (one) =>
      (!wanted.has('member') || one.member === wanted.get('member')) &&
      (!wanted.has('operator') || one.member === null) &&
      (!wanted.has('action') || one.action === wanted.get('action')) &&
      one.at >= Number(wanted.get('from') ?? 0) &&
      one.at < Number(wanted.get('to') ?? Infinity) &&
      (!wanted.has('before') || one.id < wanted.get('before')),
  )
  const names = new Map(world.viewings.filter(({ member }) => member).map(({ member, by }) => [member, by]))
  return give({ items: found.slice(0, 50), next: found.length > 50 ? found[49].id : null, members: [...names].map(([id, name]) => ({ id, name })) })
}

/** The state a test starts from; a test changes what it needs. */
export function newWorld(change = {}) {
  const now = Date.now()
  return {
    now,
    loggedIn: true,
    member: { id: 'm1', email: 'owner@fjordandfern.example', name: 'Ida Berg', role: 'owner', language: 'en' },
    sites: [
      site(siteOne, 'Fjord & Fern', ['fjordandfern.example', 'www.fjordandfern.example']),
      site('0191d2a0-0000-7000-8000-0000000000a2', 'Outlet', ['outlet.example']),
    ],
    recordings: Array.from({ length: 130 }, (_, number) => recording(number, siteOne, now)),
    counters: { stored_now: 1284, made_this_month: 3206, limit: 10000, recorded_now: 2, month_ends_at: now + 9e8 },
    check: {
      snippet_seen_at: now - 40_000,
      snippet_seen_on: 'https://fjordandfern.example/tents',
      batch_at: now - 38_000,
      recorded_now: 1,
      too_short: 3,
      recording_ready_at: null,
      wrong_keys: [{ host: 'www.fjordandfern.example', key: '0123456789abcdef0123', count: 27 }],
      outcomes: [
        { outcome: 'accepted', reason: null, count: 18234 },
        { outcome: 'ping', reason: null, count: 951 },
        { outcome: 'duplicate', reason: null, count: 12 },
        { outcome: 'filtered', reason: 'bot', count: 341 },
        { outcome: 'filtered', reason: 'origin', count: 27 },
      ],
    },
    cost: cost(now),
    receipts: [],
    blocked: [],
    viewings: viewings(now, siteOne),
    versions: versions(now),
    calls: [],
    down: false,
    ...change,
  }
}

const refuse = (status, error, more = {}) => ({ status, body: { error, message: error, ...more } })
const give = (body, status = 200) => ({ status, body })

function me(world) {
  const workspace = { id: 'w1', name: 'Fjord & Fern AS', plan: 'standard', time_zone: 'Europe/Oslo' }
  return { member: world.member, workspace, sites: world.sites, version: '0.1.0' }
}

const plain = ({ way, marks, ...one }) => one

function list(world, id, wanted) {
  const number = (name) => (wanted.has(name) ? Number(wanted.get(name)) : null)
  const glob = wanted.get('page')
  const shape = glob && new RegExp(`^${glob.split('*').map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, '\\$&')).join('.*')}$`)
  const found = world.recordings.filter(
    (one) =>
      one.site_id === id &&
      one.started_at >= (number('from') ?? 0) &&
      one.started_at < (number('to') ?? Infinity) &&
      one.duration_ms >= (number('min_duration_ms') ?? 0) &&
      one.duration_ms <= (number('max_duration_ms') ?? Infinity) &&
      (!wanted.has('device') || one.device === wanted.get('device')) &&
      (!shape || one.way.some(([path]) => shape.test(path))),
  )
  const start = Number(wanted.get('cursor') ?? 0)
  const end = start + Number(wanted.get('limit') ?? 50)
  return { items: found.slice(start, end).map(plain), next_cursor: end < found.length ? String(end) : null, matching: found.length }
}

const routes = [
  ['GET', /^\/me$/, (world) => give(me(world))],
  ['PATCH', /^\/me$/, (world, _, body) => (Object.assign(world.member, body), give(me(world)))],
  ['POST', /^\/logout$/, (world) => ((world.loggedIn = false), give(null, 204))],
  ['GET', /^\/sites\/([\w-]+)\/check$/, (world) => give(world.check)],
  ['GET', /^\/sites\/([\w-]+)\/versions$/, (world) => give(world.versions)],
  ['GET', /^\/sites\/([\w-]+)\/blocked$/, (world) => give({ items: world.blocked })],
  ['POST', /^\/sites\/([\w-]+)\/blocked$/, addBlocked],
  ['DELETE', /^\/sites\/([\w-]+)\/blocked\/([\w-]+)$/, removeBlocked],
  ['GET', /^\/sites\/([\w-]+)\/cost$/, (world) => give(world.cost)],
  ['GET', /^\/sites\/([\w-]+)\/clause$/, (_, __, ___, search) => give(clause(search))],
  ['GET', /^\/sites\/([\w-]+)\/recordings\/counters$/, (world) => give(world.counters)],
  ['GET', /^\/sites\/([\w-]+)\/recordings$/, (world, [id], _, search) => give(list(world, id, search))],
  ['POST', /^\/sites$/, addSite],
  ['PATCH', /^\/sites\/([\w-]+)$/, changeSite],
  ['GET', /^\/recordings\/([\w-]+)$/, oneRecording],
  ['DELETE', /^\/recordings\/([\w-]+)$/, removeRecording],
  ['POST', /^\/erasures\/preview$/, (world, _, what) => (meant(world, what).length ? give(holdings(world, what)) : refuse(404, 'not_found'))],
  ['POST', /^\/erasures$/, erase],
  ['GET', /^\/erasures$/, (world) => give({ items: world.receipts, next: null })],
  ['GET', /^\/erasures\/([\w-]+)$/, lookAtReceipt],
  ['POST', /^\/recordings\/([\w-]+)\/viewings$/, () => give(null, 204)],
  ['GET', /^\/viewings$/, listViewings],
  ['GET', /^\/recordings\/([\w-]+)\/blocks\/\d+$/, () => give({ tab: 0, events: page() })],
]

/** Whose address, of either kind, is known. */
const addresses = { '203.0.113.77': 4, 'eva@shop.example': 5 }

/** All recordings of whoever is meant. */
function meant(world, { visitor, email, ip }) {
  const known = addresses[email ?? ip]
  const id = known === undefined ? visitor : recordingId(5000 + known)
  return world.recordings.filter((one) => one.visitor.id === id)
}

/** What would go with them. */
function holdings(world, what) {
  const found = meant(world, what)
  const sum = (of) => found.reduce((total, one) => total + of(one), 0)
  return { visitors: found.length ? 1 : 0, recordings: found.length, running: 1, page_views: sum((one) => one.pages), bytes: sum((one) => one.bytes), by_network: what.ip ? 1 : 0 }
}

function receiptOf(world, scope, done, removed) {
  const number = String(world.receipts.length).padStart(12, '0')
  return {
    id: `0191d2a0-0000-7000-8000-${number}`,
    scope,
    by: world.member.name,
    asked_at: world.now - 60_000,
    done_at: done ? world.now - 59_000 : null,
    removed: { visitors: 1, batches: 3, segments: 2, ...removed },
    digest: '5b1f0c'.repeat(10) + '77aa',
  }
}

/** What the first answer does not finish, the next look does. */
function erase(world, _, what) {
  const { recordings, page_views, bytes } = holdings(world, what)
  if (recordings === 0) return refuse(404, 'not_found')
  const scope = what.ip ? 'address' : what.email ? 'email' : 'visitor'
  const receipt = receiptOf(world, scope, !world.slowErasures, { recordings, page_views, bytes })
  world.receipts.unshift(receipt)
  const gone = meant(world, what)
  world.recordings = world.recordings.filter((one) => !gone.includes(one))
  return give({ ...receipt }, 201)
}

function lookAtReceipt(world, [id]) {
  const found = world.receipts.find((one) => one.id === id)
  found.done_at = world.now
  return give(found)
}

function addSite(world, _, { name, domain }) {
  const made = site('0191d2a0-0000-7000-8000-0000000000b1', name, [domain])
  world.sites.push(made)
  return give(made, 201)
}

function changeSite(world, [id], { settings: switches, ...rest }) {
  if (world.refuseChanges) return refuse(403, 'forbidden')
  if (world.refuseEntry !== undefined) return refuse(422, 'invalid_input', { field: Object.keys(switches)[0], entry: world.refuseEntry })
  const found = world.sites.find((one) => one.id === id)
  Object.assign(found, rest)
  Object.assign(found.settings, switches)
  found.settings_version += 1
  return give(found)
}

function addBlocked(world, _, { kind, value }) {
  if (kind === 'address' && !/^[\d.:/]+$/.test(value)) return refuse(422, 'invalid_input', { field: 'value' })
  const entry = { id: `0191d2a0-0000-7000-8000-${String(world.blocked.length).padStart(12, '0')}`, kind, value, added_at: world.now, by: world.member.name }
  world.blocked.unshift(entry)
  return give(entry, 201)
}

function removeBlocked(world, [, entry]) {
  world.blocked = world.blocked.filter((one) => one.id !== entry)
  return give(null, 204)
}

function oneRecording(world, [id]) {
  const found = world.recordings.find((one) => one.id === id)
  return found ? give(detailOf(found, world.recordings.length)) : refuse(404, 'not_found')
}

function removeRecording(world, [id]) {
  world.recordings = world.recordings.filter((one) => one.id !== id)
  return give(null, 204)
}

/** The events of a tiny page, enough for the player to draw something. */
function page() {
  const text = { type: 3, id: 6, textContent: 'Ridge 2 – two-person tent' }
  const body = { type: 2, id: 5, tagName: 'body', attributes: {}, childNodes: [{ type: 2, id: 7, tagName: 'h1', attributes: {}, childNodes: [text] }] }
  const html = { type: 2, id: 3, tagName: 'html', attributes: {}, childNodes: [{ type: 2, id: 4, tagName: 'head', attributes: {}, childNodes: [] }, body] }
  const node = { type: 0, id: 1, childNodes: [{ type: 1, id: 2, name: 'html', publicId: '', systemId: '' }, html] }
  return [
    { type: 4, timestamp: 0, data: { href: 'https://fjordandfern.example/', width: 1280, height: 800 } },
    { type: 2, timestamp: 1, data: { node, initialOffset: { top: 0, left: 0 } } },
  ]
}

function login(world, { email, password }) {
  if (world.locked) return refuse(429, 'too_many_attempts', { retry_after_s: 300 })
  if (password !== 'right horse battery') return refuse(401, 'bad_credentials')
  world.loggedIn = true
  world.member.email = email
  return give(me(world))
}

function welcome(world, method, search, body) {
  if ((search.get('token') ?? body?.token) !== 'fresh') return refuse(410, 'link_used')
  if (method === 'GET') return give({ purpose: 'owner', email: null, workspace: 'Fjord & Fern AS' })
  world.loggedIn = true
  Object.assign(world.member, { email: body.email, language: body.language })
  return give(me(world))
}

function answer(world, method, path, search, body) {
  if (path === '/login') return login(world, body)
  if (path === '/welcome') return welcome(world, method, search, body)
  if (!world.loggedIn) return refuse(401, 'not_logged_in')
  for (const [verb, shape, act] of routes) {
    const found = verb === method && shape.exec(path)
    if (found) return act(world, found.slice(1), body, search)
  }
  return refuse(404, 'not_found')
}

async function readBody(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  return parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString()) : undefined
}

async function serveFile(path, response) {
  const file = await readFile(dist + path).catch(() => null)
  if (file === null && extname(path) !== '') return response.writeHead(404).end()
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'text/html',
    'content-security-policy': policy,
  })
  response.end(file ?? (await readFile(`${dist}/index.html`)))
}

/** The player's stage, under its own policy, as the server serves it. */
async function serveStage(path, response) {
  const name = path === '/stage' ? '/stage.html' : path.slice('/stage'.length)
  response.writeHead(200, {
    'content-type': types[extname(name)] ?? 'text/plain',
    'content-security-policy': (await readFile(`${player}/stage-csp.txt`, 'utf8')).trim(),
  })
  response.end(await readFile(player + name))
}

async function handle(world, request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  if (/^\/stage(\/[\w.-]+)?$/.test(pathname)) return serveStage(pathname, response)
  if (!pathname.startsWith('/api/v1')) return serveFile(pathname, response)
  if (world.down) return request.socket.destroy()
  const path = pathname.slice('/api/v1'.length)
  const body = await readBody(request)
  world.calls.push({ method: request.method, path, search: searchParams, body })
  const { status, body: said } = answer(world, request.method, path, searchParams, body)
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(said === null ? undefined : JSON.stringify(said))
}

/** Starts on a free port of the loopback; a test swaps `server.world` to change what it says. */
export async function startFake(world = newWorld(), port = 0) {
  const fake = { world, url: '', stop: () => http.close() }
  const http = createServer((request, response) => {
    handle(fake.world, request, response).catch((cause) => {
      console.error(cause)
      response.destroy()
    })
  })
  await new Promise((ready) => http.listen(port, '127.0.0.1', ready))
  fake.url = `http://127.0.0.1:${http.address().port}`
  return fake
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startFake(newWorld(), Number(process.env.PORT ?? 8090))
  console.log(url)
}
