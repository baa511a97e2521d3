// What our own recorder says beyond rrweb: shown, and the same whether jumped or played to.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY, el, ending, incremental, page as pageOf, START, text, type RawNode } from '../hostile/build';
import { type RawEvent, serve } from '../server/recordings';
import { hasChromium, openAhead, seekTo, settled, startHarness, type Harness } from './harness';

/** Blocks are 20 s long: what is said before is known after only if a key frame brings it back. */
const SAID_MS = 5_000;
const LATE_MS = 26_000;

const node = (id: number, tag: string, attributes: Record<string, unknown> = {}, ...children: (RawNode | string)[]): RawNode => ({ ...el(tag, attributes, ...children), id });
const custom = (tag: string, payload: unknown, at_ms = SAID_MS): RawEvent => ({ type: 5, timestamp: START + at_ms, data: { tag, payload } });
const mutation = (data: Record<string, unknown>, at_ms = SAID_MS): RawEvent => incremental({ source: 0, adds: [], removes: [], texts: [], attributes: [], ...data }, at_ms);
const tick = (at_ms: number): RawEvent => incremental({ source: 1, positions: [{ x: 700, y: 500, id: BODY, timeOffset: 0 }] }, at_ms);

interface Case {
  nodes: () => RawNode[];
  events: () => RawEvent[];
  /** Runs in the recorded page. */
  look: (page: Document, view: Window & typeof globalThis) => unknown;
  expected: unknown;
}

const items = (...ids: number[]): RawNode[] => ids.map((id) => node(id, 'li', { id: `i${id}` }, String(id)));

const CASES: Record<string, Case> = {
  'an open popover': {
    nodes: () => [node(100, 'div', { popover: 'auto' }, 'over all'), node(101, 'div', { popover: '' }, 'closed again')],
    events: () => [custom('revisit.state', { id: 100, popover: true }), custom('revisit.state', { id: 101, popover: true }), custom('revisit.state', { id: 101, popover: false }, SAID_MS + 1)],
    look: (page) => [...page.querySelectorAll('[popover]')].map((one) => one.matches(':popover-open')),
    expected: [true, false],
  },
  'half-checked boxes, several choices, a sheet that is switched off': {
    nodes: () => [
      node(100, 'input', { type: 'checkbox' }),
      node(101, 'select', { multiple: true }, node(102, 'option', {}, 'a'), node(103, 'option', {}, 'b'), node(104, 'option', {}, 'c')),
      node(105, 'style', {}, 'body{color:rgb(1, 2, 3)}'),
    ],
    events: () => [custom('revisit.state', { id: 100, indeterminate: true }), custom('revisit.state', { id: 101, selected: [0, 2] }), custom('revisit.state', { id: 105, disabled: true })],
    look: (page, view) => [page.querySelector('input')?.indeterminate, [...page.querySelectorAll('option')].map((one) => one.selected), view.getComputedStyle(page.body).color],
    expected: [true, [true, false, true], 'rgb(0, 0, 0)'],
  },
  'a custom element that is defined, and one that is not': {
    nodes: () => [node(100, 'style', {}, 'x-a:not(:defined){display:none} :defined{opacity:.5}'), node(101, 'x-a', {}, 'a'), node(102, 'x-a', {}, 'b')],
    events: () => [custom('revisit.state', { id: 102, defined: true })],
    look: (page, view) => [...page.querySelectorAll('x-a')].map((one) => `${view.getComputedStyle(one).display} ${view.getComputedStyle(one).opacity}`),
    expected: ['none 1', 'inline 0.5'],
  },
  'states that no attribute says, and only those that are known': {
    nodes: () => [node(100, 'style', {}, 'x-a:state(on){opacity:.5} input:user-invalid{opacity:.25} input:invalid{color:rgb(1, 2, 3)}'), node(101, 'x-a', {}, 'a'), node(102, 'input', { value: 'text' })],
    events: () => [custom('revisit.state', { id: 101, matches: ['state(off)'] }), custom('revisit.state', { id: 101, matches: ['state(on)', 'hover', 'state(x) y', 7] }, SAID_MS + 1), custom('revisit.state', { id: 102, matches: ['user-invalid', 'invalid'] })],
    look: (page, view) => [...page.querySelectorAll('x-a, input')].map((one) => `${view.getComputedStyle(one).opacity} ${view.getComputedStyle(one).color} ${[...one.attributes].filter(({ name }) => name.startsWith('revisit-') && name !== 'revisit-undefined').map(({ name }) => name).sort().join(' ')}`),
    expected: ['0.5 rgb(0, 0, 0) revisit-state-on', '0.25 rgb(1, 2, 3) revisit-invalid revisit-user-invalid'],
  },
  'what a slot was given by hand': {
    nodes: () => [{ ...node(100, 'section', { id: 'host' }, { ...node(101, 'slot', {}), isShadow: true }, node(102, 'i', {}, 'given'), node(103, 'b', {}, 'not given')), isShadowHost: true }],
    events: () => [custom('revisit.state', { id: 101, assigned: [103] }), custom('revisit.state', { id: 101, assigned: [102] }, SAID_MS + 1)],
    look: (page) => (page.getElementById('host')?.shadowRoot?.querySelector('slot') as HTMLSlotElement).assignedNodes().map((one) => one.textContent),
    expected: ['given'],
  },
  'a visitor who likes pages dark and still': {
    nodes: () => [node(100, 'style', {}, '@media (prefers-color-scheme: dark){body{opacity:.5}} @media (prefers-reduced-motion: reduce){body{color:rgb(1, 2, 3)}}')],
    events: () => [custom('revisit.zoom', { scale: 1, left: 0, top: 0, dark: true, still: true })],
    look: (page, view) => [view.getComputedStyle(page.body).opacity, view.getComputedStyle(page.body).color],
    expected: ['0.5', 'rgb(1, 2, 3)'],
  },
  'animations of style sheets, forward to where they are': {
    nodes: () => [
      node(100, 'style', {}, '@keyframes go{from{opacity:0}to{opacity:.5}} #over{animation:go 1s both} #held{animation:go 100s linear both paused -50s} #ever{animation:go 1s infinite}'),
      ...['over', 'held', 'ever'].map((id, i) => node(101 + i, 'div', { id }, 'x')),
    ],
    events: () => [],
    look: (page, view) => [...['over', 'held'].map((id) => view.getComputedStyle(page.getElementById(id) as Element).opacity), page.getAnimations().map((one) => one.playState).sort()],
    expected: ['0.5', '0.25', ['finished', 'paused', 'paused']],
  },
  'pictures that were not kept, in the proportions that they had': {
    nodes: () => [node(100, 'style', {}, 'img{display:block;width:200px;height:auto}'), node(101, 'img', { src: 'http://evil.example/a.png', width: '1600', height: '400' }), node(102, 'img', { width: '100', height: '300' })],
    events: () => [mutation({ attributes: [{ id: 102, attributes: { src: 'http://evil.example/b.png' } }] })],
    look: (page) => [...page.querySelectorAll('img')].map((one) => one.getBoundingClientRect().height),
    expected: [50, 600],
  },
  'the target of the address': {
    nodes: () => [node(100, 'style', {}, '#t:target{color:rgb(9, 9, 9)} main:target-within{opacity:.5}'), node(102, 'main', {}, node(101, 'p', { id: 't' }, 'here'))],
    events: () => [custom('revisit.target', { id: 101 }), mutation({ attributes: [{ id: 101, attributes: { class: 'other' } }] }, SAID_MS + 500)],
    look: (page, view) => [view.getComputedStyle(page.getElementById('t') as Element).color, view.getComputedStyle(page.querySelector('main') as Element).opacity],
    expected: ['rgb(9, 9, 9)', '0.5'],
  },
  'animations, each where it was at that moment': {
    nodes: () => [node(100, 'div', { id: 'runs' }, 'x'), node(101, 'div', { id: 'rests' }, 'x'), node(102, 'div', { id: 'ended' }, 'x')],
    events: () => [
      custom('revisit.animation', { id: 100, key: 'a', keyframes: [{ offset: 0, opacity: '0' }, { offset: 1, opacity: '1', backgroundImage: 'url(http://evil.example/x)' }], timing: { duration: 84_000, fill: 'both', iterations: null, rate: 2 }, at: 0, state: 'running' }),
      custom('revisit.animation', { id: 101, key: 7, keyframes: [{ opacity: 0 }, { opacity: 1 }], timing: { duration: 1000, fill: 'both' }, at: 50, state: 'running' }, SAID_MS - 200),
      custom('revisit.animation', { id: 101, key: 7, state: 'paused' }),
      custom('revisit.animation', { id: 102, key: 'c', keyframes: [{ opacity: 0 }, { opacity: 0.25 }], timing: { duration: 1000 }, at: 0, state: 'running' }),
      custom('revisit.animation', { id: 102, key: 'c', keyframes: [], timing: {}, at: 500, state: 'idle' }, SAID_MS + 500),
    ],
    look: (page, view) => ['runs', 'rests', 'ended'].map((id) => Number(view.getComputedStyle(page.getElementById(id) as Element).opacity).toFixed(3)),
    expected: ['0.500', '0.250', '1.000'],
  },
  'highlights with a name': {
    nodes: () => [node(100, 'style', {}, '::highlight(found){color:red}'), node(101, 'p', {}, { ...text('find me here'), id: 102 })],
    events: () => [custom('revisit.highlight', { name: 'found', ranges: [[102, 5, 102, 7]] }), custom('revisit.highlight', { name: 'gone', ranges: [{ start: 102, startOffset: 0, end: 102, endOffset: 1 }] }), custom('revisit.highlight', { name: 'gone', ranges: [] }, SAID_MS + 1)],
    look: (_page, view) => [...(view.CSS.highlights as unknown as Map<string, Set<Range>>)].map(([name, ranges]) => [name, ...[...ranges].map(String)]),
    expected: [['found', 'me']],
  },
  'what fills the screen, and a zoom by two fingers': {
    nodes: () => [node(100, 'video', { id: 'v', width: '20', height: '20' }), node(101, 'style', {}, 'video:fullscreen{opacity:.5}')],
    events: () => [custom('revisit.fullscreen', { id: 100 }), custom('revisit.zoom', { scale: 2, left: 10, top: 20 })],
    look: (page, view) => [page.getElementById('v')?.getBoundingClientRect().width, view.getComputedStyle(page.getElementById('v') as Element).opacity, (view.frameElement as HTMLElement).style.transform],
    expected: [800, '0.5', 'scale(2) translate(-10px, -20px)'],
  },
  'formulas, in the snapshot and added': {
    nodes: () => [node(100, 'p', {}, { ...el('math', {}, { ...el('mi', {}, 'x'), ns: 'math' }), ns: 'math' })],
    events: () => [mutation({ adds: [{ parentId: 100, nextId: null, node: { type: 2, id: 200, tagName: 'math', attributes: { display: 'block' }, childNodes: [], ns: 'math' } }, { parentId: 200, nextId: null, node: { type: 2, id: 201, tagName: 'mfrac', attributes: {}, childNodes: [], ns: 'math' } }, { parentId: 201, nextId: null, node: { type: 3, id: 202, textContent: 'y' } }] })],
    look: (page) => [...page.querySelectorAll('p *')].filter((one) => one.localName.startsWith('m')).map((one) => `${one.localName} ${one.namespaceURI?.split('/').at(-1) ?? ''} ${one.textContent}`),
    expected: ['math MathML x', 'mi MathML x', 'math MathML y', 'mfrac MathML y'],
  },
  'nodes that move among nodes that come and go': {
    nodes: () => [node(100, 'ul', {}, ...items(101, 102, 103, 104)), node(110, 'ol', {}, ...items(111))],
    events: () => [
      mutation({
        removes: [{ parentId: 100, id: 104 }],
        adds: [
          { parentId: 100, nextId: 101, move: 103 },
          { parentId: 100, nextId: 103, node: { type: 2, id: 105, tagName: 'li', attributes: { id: 'i105' }, childNodes: [] } },
          { parentId: 110, nextId: null, move: 102 },
          { parentId: 110, nextId: 111, move: 101 },
        ],
        attributes: [{ id: 102, attributes: { class: 'moved' } }],
      }),
      mutation({ texts: [], adds: [{ parentId: 102, nextId: null, node: { type: 3, id: 106, textContent: '!' } }] }, SAID_MS + 500),
    ],
    look: (page) => [...page.querySelectorAll('ul, ol')].map((one) => [...one.children].map((child) => `${child.id}${child.className}${child.textContent?.endsWith('!') === true ? '!' : ''}`).join(' ')),
    expected: ['i105 i103', 'i101 i111 i102moved!'],
  },
  'nodes that move into a shadow root, closed ones too, and within it': {
    nodes: () => [node(100, 'section', { id: 'host' }, { ...node(101, 'b', {}, 'first'), isShadow: true }, node(102, 'i', {}, 'light')), node(103, 'u', {}, 'far')].map((one) => (one.id === 100 ? { ...one, isShadowHost: true } : one)),
    events: () => [mutation({ adds: [{ parentId: 100, nextId: 101, move: 103 }, { parentId: 100, nextId: null, isShadow: true, move: 102 }] })],
    look: (page) => [...(page.getElementById('host')?.shadowRoot?.children ?? [])].map((one) => one.textContent).join(' '),
    expected: 'far first light',
  },
  'no move that would harm': {
    nodes: () => [node(100, 'div', { id: 'outer' }, node(101, 'div', { id: 'inner' })), node(102, 'p', {}, { ...text('@import "http://evil.example/x";'), id: 103 }), node(104, 'style', { id: 's' }, 'p{}'), node(105, 'b', { id: 'b' })],
    events: () => [mutation({ adds: [{ parentId: 101, nextId: null, move: 100 }, { parentId: 104, nextId: null, move: 103 }, { parentId: 101, nextId: null, move: 1 }, { parentId: 999, nextId: null, move: 105 }, { parentId: 101, nextId: 999, move: 998 }, { parentId: 'x', nextId: {}, move: [] }] })],
    look: (page) => [page.getElementById('inner')?.parentElement?.id, page.getElementById('s')?.textContent, page.getElementById('b')?.parentElement?.localName],
    expected: ['outer', 'p{}', 'body'],
  },
};

const media = (data: Record<string, unknown>, at_ms: number): RawEvent => incremental({ source: 7, ...data }, at_ms);

describe.skipIf(!hasChromium)('what our own recorder says', () => {
  let harness: Harness;
  beforeAll(async () => void (harness = await startHarness()), 60_000);
  afterAll(() => harness.close());

  async function open(id: string, at_ms: number): Promise<Page> {
    const page = await harness.open(`/bare?id=${id}&t=${at_ms}`);
    await settled(page);
    return page;
  }

  const look = (page: Page, source: string): Promise<unknown> =>
    page.evaluate((code) => {
      const inner = document.querySelector('iframe')?.contentDocument?.querySelector('iframe');
      // eslint-disable-next-line no-eval -- the function of the case, brought into the page
      return (0, eval)(`(${code})`)(inner?.contentDocument, inner?.contentWindow);
    }, source);

  it('says where a video is and whether it plays, without loading it', async () => {
    const video = (id: number): RawNode => node(id, 'video', { src: 'http://evil.example/v.mp4', width: '100', height: '50' });
    harness.server.add(serve('media', [[...pageOf(video(100), video(101), video(102)), media({ type: 0, id: 100, currentTime: 5, playbackRate: 2 }, SAID_MS), media({ type: 0, id: 101, currentTime: 60 }, SAID_MS), media({ type: 1, id: 101, currentTime: 61.5 }, SAID_MS + 1500), tick(24_000), ending(30_000)]]));
    const badges = (page: Page): Promise<unknown> => page.evaluate(() => [...(document.querySelector('iframe')?.contentDocument?.querySelectorAll<HTMLElement>('.media:not([hidden])') ?? [])].map((one) => one.textContent));
    const page = await open('media', LATE_MS);
    expect(await badges(page)).toEqual(['▶ 0:47', '❚❚ 1:01']);
    await seekTo(page, SAID_MS + 1000);
    expect(await badges(page)).toEqual(['▶ 0:07', '▶ 1:01']);
    await page.context().close();
  });

  it('draws the ring of a link a pixel off, as browsers do', async () => {
    const link = node(101, 'a', { href: '#x' }, 'x');
    harness.server.add(serve('ring', [[...pageOf(link), incremental({ source: 2, type: 5, id: 101 }, SAID_MS), tick(21_500), ending(30_000)]]));
    const page = await open('ring', SAID_MS + 200);
    expect(await look(page, '(page, view) => (({ outlineStyle, outlineOffset }) => `${outlineStyle} ${outlineOffset}`)(view.getComputedStyle(page.querySelector("a")))')).toBe('auto 1px');
    await page.context().close();
  });

  it('shows a button pressed in that the page drew, and none that the browser draws', async () => {
    const buttons = ['own', 'flat', 'native'].map((name, i) => node(101 + i, 'button', { class: name }, 'x'));
    const presses = buttons.flatMap(({ id }, i) => [1, 0].map((type) => incremental({ source: 2, type, id, x: 5, y: 5 }, SAID_MS + i * 1000 + (type === 1 ? 0 : 500))));
    const style = node(100, 'style', {}, '.own:active{background:red} .flat:active{background:red;border:1px solid}');
    harness.server.add(serve('pressed', [[...pageOf(style, ...buttons), ...presses, ending(30_000)]]));
    const page = await open('pressed', 0);
    const borders: unknown[] = [];
    for (const at_ms of [0, 200, 700, 1200, 2200]) {
      await seekTo(page, SAID_MS + at_ms);
      borders.push(await look(page, '(page, view) => [...page.querySelectorAll("button")].map((one) => view.getComputedStyle(one).borderTopStyle).join(" ")'));
    }
    const [sunk, raised] = ['inset outset outset', 'outset outset outset'];
    expect(borders).toEqual([sunk, sunk, raised, 'outset solid outset', raised]);
    await page.context().close();
  });

  it('shows a box under the pointer in the colours that the browser gives it there, and none that the page drew', async () => {
    const box = (id: number, attributes: Record<string, unknown>) => node(id, 'input', { type: 'checkbox', ...attributes });
    const style = node(100, 'style', {}, '.own{accent-color:red} .none{appearance:none}');
    const boxes = [box(101, { checked: true }), box(102, {}), box(103, { class: 'own', checked: true }), box(104, { class: 'none' }), box(105, { disabled: true })];
    const hovered = [101, 102, 103, 104, 105, 106, BODY].map((id, i) => incremental({ source: 1, positions: [{ x: 5, y: 5, id, timeOffset: 0 }] }, SAID_MS + i * 1000));
    harness.server.add(serve('lit', [[...pageOf(style, ...boxes, node(107, 'label', {}, node(106, 'b', {}, 'words'), box(108, {}))), ...hovered, ending(30_000)]]));
    const page = await open('lit', 0);
    const lit: unknown[] = [];
    for (let i = 0; i < hovered.length; i += 1) {
      await seekTo(page, SAID_MS + i * 1000 + 200);
      lit.push(await look(page, '(page, view) => [...page.querySelectorAll("input")].flatMap((one, i) => { const { accentColor, filter } = view.getComputedStyle(one); return one.hasAttribute("revisit-lit") ? [`${i} ${accentColor} ${filter.split("(")[0]}`] : []; }).join()'));
    }
    expect(lit).toEqual(['0 rgb(0, 92, 200) none', '1 auto brightness', '', '', '', '5 auto brightness', '']);
    await page.context().close();
  });

  for (const [name, { nodes, events, look: code, expected }] of Object.entries(CASES)) {
    it.concurrent(`shows ${name}, jumped or played to, or built before it was opened`, async () => {
      const id = name.replace(/\W+/g, '-');
      harness.server.add(serve(id, [[...pageOf(...nodes()), tick(1000), ...events(), tick(21_500), tick(24_000), ending(30_000)]]));
      const jumped = await open(id, LATE_MS);
      const ahead = await openAhead(harness, `id=${id}&t=${LATE_MS}`);
      const played = await open(id, 0);
      for (const at_ms of [SAID_MS + 200, 19_000, 23_000, LATE_MS]) await seekTo(played, at_ms);
      for (const page of [jumped, ahead, played]) {
        expect(await look(page, code.toString())).toEqual(expected);
        expect(await page.evaluate(() => (window as unknown as { problems: string[] }).problems)).toEqual([]);
        await page.context().close();
      }
    });
  }
});
