// An invented shop's recordings for developing and testing the dashboard: the shapes of the API,
// filled from a seed, so that every run sees the same.

const minute = 60_000

/** A small seeded generator (mulberry32): the same numbers on every machine. */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const people = ['Visitor 7f3a', 'Marta Horváthová', 'Visitor c01e', 'Jonas Weber', 'Visitor 19bd', 'anna.kovacs@example.com', 'Visitor e44f']
const pages = [
  ['/', 'Fjord & Fern – Things for outside'],
  ['/tents', 'Tents'],
  ['/tents/ridge-2?colour=moss', 'Ridge 2 – two-person tent'],
  ['/stoves', 'Stoves'],
  ['/cart', 'Your cart'],
  ['/checkout', 'Checkout'],
  ['/checkout/done', 'Thank you'],
  ['/faq', 'Questions and answers'],
]
const machines = [
  ['desktop', 'Chrome', 'Windows', [1920, 1080]],
  ['mobile', 'Safari', 'iOS', [390, 844]],
  ['desktop', 'Firefox', 'Linux', [1536, 864]],
  ['mobile', 'Chrome', 'Android', [412, 915]],
  ['tablet', 'Safari', 'iPadOS', [820, 1180]],
  ['desktop', 'Edge', 'Windows', [1366, 768]],
]
const countries = ['DE', 'CZ', 'HU', 'AT', null, 'SK']

export function recordingId(number) {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

export function recording(number, site, now) {
  const next = random(number * 7919 + 13)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const duration_ms = Math.round(8_000 + next() ** 2.5 * 26 * minute)
  const started_at = now - duration_ms - Math.round((number ** 1.55 * 9 + 2) * minute)
  const count = 1 + Math.floor(next() * Math.min(7, duration_ms / 20_000))
  const way = Array.from({ length: count }, (_, index) => (index === 0 ? pages[Math.floor(next() * 3)] : pick(pages)))
  const marks = way.map((_, index) => (index === 0 ? 0 : Math.round(((index + next() * 0.7) / count) * duration_ms)))
  const signals = signalsOf(next, duration_ms)
  const [device, browser, os, [width, height]] = pick(machines)
  const at = (index) => ({ href: `https://fjordandfern.example${way.at(index)[0]}`, title: way.at(index)[1] })
  return {
    id: recordingId(number),
    site_id: site,
    created_at: started_at,
    started_at,
    ended_at: started_at + duration_ms,
    duration_ms,
    active_ms: Math.round(duration_ms * (0.4 + next() * 0.5)),
    visitor: { id: recordingId(5000 + number), label: pick(people), returning: next() > 0.6 },
    device,
    browser,
    os,
    country: pick(countries),
    referrer: next() > 0.5 ? 'https://search.example/' : null,
    language: pick(['de', 'cs', 'hu', 'en-GB']),
    screen: { width, height },
    entry: at(0),
    exit: at(-1),
    pages: count,
    tabs: next() > 0.85 ? 2 : 1,
    clicks: Math.floor(duration_ms / 9000),
    inputs: Math.floor(next() * 5),
    errors: signals.filter(({ kind }) => kind === 'error').length,
    signals,
    strip: { activity: activity(next), pages: marks, signals },
    complete: next() > 0.06,
    gaps: 0,
    bytes: Math.round(duration_ms * (1 + next() * 3)),
    way,
    marks,
  }
}

function signalsOf(next, duration_ms) {
  const kinds = ['rage_click', 'error', 'quick_back']
  const count = next() > 0.62 ? 1 + Math.floor(next() * 4) : 0
  return Array.from({ length: count }, () => ({
    kind: kinds[Math.floor(next() * 3)],
    at_ms: Math.round(next() * duration_ms),
  }))
}

function activity(next) {
  let level = 0.6
  return Array.from({ length: 60 }, () => {
    level = Math.max(0, Math.min(1, level + (next() - 0.5) * 0.9))
    return next() > 0.88 ? 0 : Math.round(255 * level * (0.4 + next() * 0.6))
  })
}

export function detailOf(one, total) {
  const number = Number(one.id.slice(-12))
  const { way, marks, ...facts } = one
  return {
    ...facts,
    identity: { name: facts.visitor.label, email: null, phone: '+47 22 33 44 55', variables: { plan: 'gold', 'customer since': '2021' } },
    tabs: [{ tab: 0, first_ms: 0, last_ms: one.duration_ms }],
    focus: [{ from_ms: 0, to_ms: one.duration_ms, tab: 0 }],
    idle: [],
    gaps: one.complete ? [] : [{ from_ms: one.duration_ms * 0.5, to_ms: one.duration_ms * 0.6, tab: 0 }],
    pages: way.map(([path, title], index) => ({
      at_ms: marks[index],
      tab: 0,
      href: `https://fjordandfern.example${path}`,
      title,
      duration_ms: (marks[index + 1] ?? one.duration_ms) - marks[index],
      cost: index % 3 === 2 ? null : { ms: 40 + index * 9, worst_ms: 12, level: 0 },
    })),
    blocks: [{ n: 0, tab: 0, first_ms: 0, last_ms: one.duration_ms, frame_events: 0, start: true, bytes: 9000 }],
    events: marks.map((at_ms, index) => ({ at_ms, tab: 0, kind: 'page', text: way[index][1], node: null, x: null, y: null })),
    next_id: number + 1 < total ? recordingId(number + 1) : null,
    previous_id: number > 0 ? recordingId(number - 1) : null,
    viewport: one.screen,
    address: '203.0.113.0/24',
    made_under: {
      version: 2,
      since: one.started_at - minute,
      settings: { recording: true, mobile: true, forms: true, numbers: true, emails: false, canvas: false },
    },
  }
}
