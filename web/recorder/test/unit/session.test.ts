// Visits, tabs and page rules without a browser: each page is a fresh copy of the modules, and all
// pages share a storage. Time is moved.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { globMatches, pageAllowed } from '../../src/gate/pages.ts';
import type { Host } from '../../src/shared/handover.ts';

const at = (path: string) => new URL(path, 'https://shop.example');

describe('page rules', () => {
  it.each([
    ['/account/**', '/account/orders/1', true],
    ['/account/**', '/account', true],
    ['/account/**', '/accounts', false],
    ['/a/*', '/a/b', true],
    ['/a/*', '/a/b/c', false],
    ['/search', '/search?q=x', true],
    ['/search?q=*', '/search?q=x', true],
    ['/search?q=*', '/search', false],
    ['/#/private/**', '/#/private/1', true],
    ['**/edit', '/x/y/edit', true],
    ['https://shop.example/x', '/x', true],
    ['/a.b', '/aXb', false],
  ])('%s on %s: %s', (glob, path, matches) => expect(globMatches(glob, at(path))).toBe(matches));

  it('the last rule that matches wins', () => {
    const rules = [{ rule: 'exclude', glob: '/shop/**' }, { rule: 'include', glob: '/shop/sale' }];
    expect(['/shop/cart', '/shop/sale', '/about'].map((path) => pageAllowed(rules, at(path)))).toEqual([false, true, true]);
  });
  it('only include rules are the whole list', () => {
    const rules = [{ rule: 'include', glob: '/shop/**' }];
    expect(['/shop/cart', '/about'].map((path) => pageAllowed(rules, at(path)))).toEqual([true, false]);
  });
  it('no rules allow everything', () => expect([undefined, []].map((rules) => pageAllowed(rules, at('/')))).toEqual([true, true]));
});

/** Web storage: its keys are its own properties, as `Object.keys` sees them. */
function fakeStorage(): Record<string, string> {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(storage, key) ? storage[key] : null),
    setItem: (key: string, value: string) => void (storage[key] = value),
    removeItem: (key: string) => void delete storage[key],
  };
  const storage = Object.create(methods) as Record<string, string>;
  return storage;
}

const KEY = 'revisit:k';

/** The modules as a page that has just loaded has them. */
async function page(settings: Record<string, unknown> = {}) {
  vi.resetModules();
  const here = await import('../../src/session/here.ts');
  here.arrive({ prefix: KEY, cookie: false, settings } as unknown as Host);
  return { here, visitor: await import('../../src/session/visitor.ts'), tabs: await import('../../src/session/tab.ts') };
}

async function visitNow() {
  const { visitor } = await page();
  visitor.touchVisit();
  return visitor.visit;
}

describe('with a storage that pages share', () => {
  let storage: Record<string, string>;

  beforeEach(() => {
    vi.useFakeTimers();
    storage = fakeStorage();
    vi.stubGlobal('window', { localStorage: storage, sessionStorage: storage });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('visits go on within 30 minutes, over pages and tabs, and not beyond', async () => {
    const first = await visitNow();
    vi.advanceTimersByTime(29 * 60_000);
    const second = await visitNow();
    vi.advanceTimersByTime(31 * 60_000);
    const third = await visitNow();
    expect(first).toMatchObject({ first: true, visits: 1 });
    expect(second).toMatchObject({ visit: first.visit, first: false, visits: 1 });
    expect(third).toMatchObject({ visitor: first.visitor, first: true, visits: 2 });
    expect(third.visit).not.toBe(first.visit);
  });

  it('a tab follows when another tab has gone on under a new visit', async () => {
    const one = await page();
    one.visitor.touchVisit();
    const other = await page();
    other.visitor.touchVisit();
    other.visitor.renewVisit();
    vi.advanceTimersByTime(6_000);
    one.visitor.touchVisit();
    expect(one.visitor.visit).toMatchObject({ visit: other.visitor.visit.visit, first: false });
  });

  it('a visitor who is to be forgotten gets another name', async () => {
    const { visitor } = await page();
    visitor.touchVisit();
    const before = visitor.visit.visitor;
    visitor.renewVisit();
    expect(visitor.visit.visitor).toBe(before);
    visitor.renewVisit(true);
    expect(visitor.visit.visitor).not.toBe(before);
  });

  it.each(['{', '[]', '{"visit":"x","visitor":"y"}', 'null', '7'])('%s, written by somebody else, is not believed', async (value) => {
    storage[KEY] = value;
    expect((await visitNow()).visit).toMatch(/^[0-9a-f]{32}$/);
  });

  it('tabs count on over pages, and from 0 in a new visit', async () => {
    const first = (await page()).tabs;
    first.claimTab('v1');
    expect([first.nextSeq(), first.nextSeq()]).toEqual([0, 1]);
    first.keepTab(true);
    const second = (await page()).tabs;
    second.claimTab('v1');
    expect([second.tab, second.nextSeq()]).toEqual([first.tab, 2]);
    second.joinVisit('v2');
    expect(second.nextSeq()).toBe(0);
  });

  it('a copy of the storage of a tab that lives gets another name', async () => {
    const first = (await page()).tabs;
    first.claimTab('v1');
    const copy = (await page()).tabs;
    copy.claimTab('v1');
    expect(copy.tab).not.toBe(first.tab);
  });

  it('settings that lack a field record less, not more', async () => {
    expect((await page()).here.rules).toEqual({ forms: false, numbers: false, emails: false, elements: [], queryKeys: [] });
    const odd = { forms: 'yes', elements: [null, { rule: 'mask' }, { rule: 'mask', selector: '.a' }], query_keys: 'utm' };
    expect((await page(odd)).here.rules).toMatchObject({ forms: false, elements: [{ rule: 'mask', selector: '.a' }], queryKeys: [] });
  });

  it('what was kept comes back as it was, for a day, and nothing else does', async () => {
    await page();
    const { keepNow, keptHere, drop } = await import('../../src/delivery/keep.ts');
    const { bodyOf } = await import('../../src/delivery/batch.ts');
    const about = { visit: 'a'.repeat(32), visitor: 'b'.repeat(32), tab: 'c'.repeat(16), seq: 3, sent: 1, state: 'live' as const };
    const frame = Uint8Array.of(0, 1, 0, 0, 0, 255);
    const part = { operations: new Uint8Array(), contents: [], frame };
    keepNow([{ about, parts: [part] }, { about: { ...about, seq: 4 }, parts: [part], sent: true }]);
    storage[`${KEY}:b:x`] = 'not ours';
    const [unsent, ...more] = keptHere(false);
    expect(more).toEqual([]);
    expect(unsent?.about).toMatchObject({ visit: about.visit, seq: 3, state: 'tail' });
    expect(bodyOf(unsent!, {}).slice(-7)).toEqual(Uint8Array.of(1, ...frame));
    expect(keptHere(true).map((batch) => batch.about.seq)).toEqual([4]);
    drop(unsent!);
    expect(keptHere(false)).toEqual([]);
    vi.advanceTimersByTime(25 * 3600_000);
    expect(keptHere(true)).toEqual([]);
    expect(Object.keys(storage).filter((key) => key.includes(':b:'))).toEqual([]);
  });
});

it('without any storage a visit lasts as long as its page', async () => {
  vi.stubGlobal('window', {});
  const { visitor } = await page();
  visitor.touchVisit();
  const { visit } = visitor.visit;
  vi.useFakeTimers();
  vi.advanceTimersByTime(10_000);
  visitor.touchVisit();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  expect(visitor.visit.visit).toBe(visit);
});
