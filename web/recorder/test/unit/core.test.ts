// Rules of the core that need no browser: page rules, visits, settings.

import { describe, expect, it } from 'vitest';
import { globMatches, pageAllowed } from '../../src/core/pages.ts';
import { Visitor } from '../../src/core/visitor.ts';
import type { Surroundings } from '../../src/shared/clock.ts';
import { readAnswer, parseSettings } from '../../src/shared/protocol.ts';
import { memoryStore } from '../../src/shared/store.ts';
import { Tab } from '../../src/recorder/tab.ts';

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
    const rules = [{ rule: 'exclude' as const, glob: '/shop/**' }, { rule: 'include' as const, glob: '/shop/sale' }];
    expect(pageAllowed(rules, at('/shop/cart'))).toBe(false);
    expect(pageAllowed(rules, at('/shop/sale'))).toBe(true);
    expect(pageAllowed(rules, at('/about'))).toBe(true);
  });
  it('only include rules are the whole list', () => {
    const rules = [{ rule: 'include' as const, glob: '/shop/**' }];
    expect(pageAllowed(rules, at('/shop/cart'))).toBe(true);
    expect(pageAllowed(rules, at('/about'))).toBe(false);
  });
});

function world(): Surroundings & { time: number; chance: number } {
  let ids = 0;
  const state = {
    time: 1_000_000,
    chance: 0.5,
    now: () => state.time,
    wall: () => state.time,
    random: () => state.chance,
    id: (bytes: number) => String(++ids).padStart(bytes * 2, '0'),
  };
  return state;
}

describe('visits', () => {
  it('go on within 30 minutes, over pages and tabs, and not beyond', () => {
    const around = world();
    const store = memoryStore();
    const first = new Visitor(store, 'k', around, 1).open();
    around.time += 29 * 60_000;
    const second = new Visitor(store, 'k', around, 1).open();
    around.time += 31 * 60_000;
    const third = new Visitor(store, 'k', around, 1).open();
    expect(second).toMatchObject({ visit: first.visit, first: false });
    expect(third.visit).not.toBe(first.visit);
    expect(third).toMatchObject({ visitor: first.visitor, returning: true, first: true });
  });
  it('a tab follows when another tab has gone on under a new visit', () => {
    const around = world();
    const store = memoryStore();
    const [one, other] = [new Visitor(store, 'k', around, 1), new Visitor(store, 'k', around, 1)];
    one.open();
    other.open();
    const renewed = other.renew();
    around.time += 6_000;
    expect(one.touch()).toMatchObject({ visit: renewed.visit, first: false });
  });
  it('are sampled once', () => {
    const around = world();
    const store = memoryStore();
    expect(new Visitor(store, 'k', around, 0.4).open().sampled).toBe(false);
    around.chance = 0;
    expect(new Visitor(store, 'k', around, 0.4).open().sampled).toBe(false);
  });
  it('do not believe what somebody else wrote into storage', () => {
    const store = memoryStore();
    for (const value of ['{', '[]', '{"visit":"x","visitor":"y"}', 'null']) {
      store.set('k', value);
      expect(new Visitor(store, 'k', world(), 1).open().visit).toMatch(/^0+1$|^0+2$/);
    }
  });
});

describe('tabs', () => {
  it('count on over pages, and from 0 in a new visit', () => {
    const store = memoryStore();
    const around = world();
    const first = new Tab(store, 'k', around, 'v1');
    expect([first.nextSeq(), first.nextSeq()]).toEqual([0, 1]);
    first.release();
    const second = new Tab(store, 'k', around, 'v1');
    expect([second.name, second.nextSeq()]).toEqual([first.name, 2]);
    second.join('v2');
    expect(second.nextSeq()).toBe(0);
  });
  it('a copy of the storage of a tab that lives gets another name', () => {
    const store = memoryStore();
    const around = world();
    const first = new Tab(store, 'k', around, 'v1');
    expect(new Tab(store, 'k', around, 'v1').name).not.toBe(first.name);
  });
});

describe('what the server says', () => {
  it('settings that lack a field record less, not more', () => {
    expect(parseSettings('{"recording":true}')).toMatchObject({ forms: false, numbers: false, emails: false, consent: 'required', mobile: false, honour_signals: true });
  });
  it('is nothing when it is not ours', () => {
    for (const text of ['', '<html>', 'null', '[]', '{"recording":"yes"}']) expect(parseSettings(text)).toBeUndefined();
  });
  it('an answer that cannot be read acknowledges nothing', () => {
    expect(readAnswer('<html>')).toEqual({ ack: -1, snapshot: false, renew: false, stop: null });
  });
});
