// The cleaning of events by itself; what it is for is shown in test/browser/hostile.test.ts.

import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/sanitize/context';
import { createCssCleaner, isSelfContained } from '../../src/sanitize/css';
import { cleanAttribute } from '../../src/sanitize/attributes';
import { cleanEvent } from '../../src/sanitize/event';
import { cleanMutation, isMove } from '../../src/sanitize/mutation';
import { cleanOwn } from '../../src/sanitize/own';
import { imageSet, imageUrl, tidyUrl } from '../../src/sanitize/url';
import { readFromStage, readToStage } from '../../src/protocol';
import { page, el, added, changed, type RawNode } from '../hostile/build';
import { trees } from '../hostile/corpus';

const none = (): null => null;
const context: Context = { base: 'https://shop.example/', resolve: none, css: createCssCleaner(none), tagOf: none, parentTagOf: none, sheetIsClosed: () => true, hasSiblings: () => false, depthOf: () => 0 };

const attribute = (tag: string, name: string, value: string): unknown => cleanAttribute(tag, name, value, context);

describe('attributes', () => {
  it.each([
    ['img', 'onerror', 'x'], ['a', 'PING', 'x'], ['iframe', 'srcdoc', 'x'], ['iframe', 'src', 'https://x'], ['video', 'src', 'https://x'],
    ['use', 'href', 'https://x#y'], ['use', 'xlink:href', 'data:image/svg+xml,<svg/>#y'], ['div', 'data', 'javascript:1'], ['div', 'x y', 'z'], ['meta', 'http-equiv', 'refresh'],
  ])('%s %s=%s goes', (tag, name, value) => expect(attribute(tag, name, value)).toBeNull());

  it('keeps what pages are styled and read by', () => {
    for (const [name, value] of [['class', 'a url(b)'], ['data-x', 'https://x'], ['aria-label', 'javascript: no'], ['style', 'color:red'], ['fill', 'url("#a")'], ['width', '10']] as const) expect(attribute('div', name, value)).toBe(value);
  });

  it('makes links go nowhere and pictures a box', () => {
    expect(attribute('a', 'href', 'https://x')).toBe('about:blank');
    expect(attribute('img', 'src', 'https://x/y.png')).toMatch(/^data:image\/svg/);
    expect(attribute('img', 'src', 'data:image/png;base64,AA')).toBe('data:image/png;base64,AA');
    expect(attribute('rect', 'style', 'fill:url(https://x)')).toBe('fill:url("data:,")');
  });
});

describe('addresses', () => {
  it('are read as a browser reads them', () => {
    expect(tidyUrl(' \u0001java\tscr\nipt:x ')).toBe('javascript:x');
    expect(imageUrl('data:text/html,x', '', none)).toBeNull();
    expect(imageSet('https://x/a 1x, https://x/b 2x', '', () => 'blob:1')).toBe('blob:1 1x, blob:1 2x');
    expect(imageUrl('/a.png', 'https://shop.example/', () => 'https://shop.example/a.png')).toBeNull();
  });
});

describe('texts of a style element', () => {
  it.each(['a{}', '@import "x";', 'a{} /* b */ ', ''])('%j may stand beside another', (css) => expect(isSelfContained(css, context.css)).toBe(true));
  it.each(['@imp', 'a{b:"', '/* ', 'a{b:url(', 'a{b:image-set(', 'x\\', '/'])('%j may not', (css) => expect(isSelfContained(css, context.css)).toBe(false));
});

describe('whole events', () => {
  // An unknown at-rule (@none) is read and forgotten. Where a browser would act on a value; the same words in a `title` or `content` do nothing.
  const acting = /^(?:src|srcset|href|xlink:href|poster|action|formaction|srcdoc|data|ping|background|style|_cssText|fill|filter|mask|clip-path|cursor|on.*)$/i;
  const dangerous = /evil\.example|javascript:|pwned/i;

  it.each(Object.keys(trees))('nothing of %s is left where a browser would act on it', (name) => {
    const tree = (trees[name] as () => RawNode)();
    const left: string[] = [];
    const look = (key: string, value: unknown): unknown => {
      if (acting.test(key) && typeof value === 'string' && dangerous.test(value.replace(/@none "[^"]*"/g, '')) && !value.startsWith('data:image/')) left.push(`${key}=${value}`);
      return value;
    };
    for (const event of [page(tree)[1], added(tree), changed(tree)]) JSON.stringify(cleanEvent(event, context), look);
    expect(left).toEqual([]);
  });

  it('keeps a harmless page as it is', () => {
    const tree = el('main', { class: 'x' }, el('p', { id: 'y' }, 'text'), el('input', { type: 'text', value: 'v' }));
    expect(JSON.stringify(cleanEvent(page(tree)[1], context))).toContain(JSON.stringify(tree.childNodes?.[0]?.attributes));
  });

  it('does not follow a page deeper than a browser would', () => {
    const tree = (trees['gigantic depth'] as () => RawNode)();
    expect(JSON.stringify(cleanEvent(page(tree)[1], context)).split('"div"').length).toBeLessThan(600);
  });
});

describe('events of our own recorder', () => {
  const said = (tag: string, payload: unknown): unknown => cleanOwn({ tag: `revisit.${tag}`, payload }, context);

  it('keep what they say, and nothing else', () => {
    expect(said('state', { id: 5, popover: true, selected: [0, -1, 2, 'x'], indeterminate: 'yes', extra: 1 })).toEqual({ kind: 'state', id: 5, popover: true, selected: [0, 2] });
    expect(said('target', { id: null, extra: 1 })).toEqual({ kind: 'target', id: 0 });
    expect(said('state', { id: 5, modal: true, matches: ['state(on)', 'hover', 7], assigned: [3, 'x'] })).toEqual({ kind: 'state', id: 5, modal: true, matches: ['state(on)'], assigned: [3] });
    expect(said('zoom', { scale: 2.5, left: 3, top: 'x' })).toEqual({ kind: 'zoom', scale: 2.5, left: 3, top: 0, dark: false, still: false });
    expect(said('print', {})).toBeNull();
    expect(said('highlight', { name: 'a b', ranges: [] })).toBeNull();
    expect(said('highlight', { name: 'a', ranges: [[8, 1, 9, 2]] })).toEqual({ kind: 'highlight', name: 'a', ranges: [{ start: 8, startOffset: 1, end: 9, endOffset: 2 }] });
  });

  it('fetch nothing by an animation', () => {
    const animation = said('animation', { id: 5, key: 'k', at: 7, state: 'running', timing: { iterations: null, easing: 'url(x)' }, keyframes: [{ offset: 2, easing: 'ease', backgroundImage: 'url(http://evil.example/x)', cssText: 'color:red', computedOffset: 0, 'a-b': 'x' }] });
    expect(animation).toMatchObject({ kind: 'animation', key: 'k', at_ms: 7, timing: { iterations: Infinity, easing: 'linear', rate: 1 } });
    expect(said('animation', { id: 5, key: 3, state: 'paused' })).toEqual({ kind: 'animation', id: 5, key: '3', state: 'paused' });
    expect((animation as { keyframes: unknown }).keyframes).toEqual([{ offset: 1, easing: 'ease', backgroundImage: 'url("data:,")', cssText: 'color:red' }]);
  });

  it('leave ordinary adds in place and put moves between them', () => {
    const add = (id: number): unknown => ({ parentId: 5, nextId: null, node: { type: 3, id, textContent: 'x' } });
    const cleaned = cleanMutation({ adds: [add(20), { parentId: 5, nextId: 20, move: 17, node: 'x', extra: 1 }, add(21), { parentId: 0, move: 3 }] }, context);
    expect(cleaned.adds).toEqual([]);
    expect(cleaned.steps?.map((step) => (isMove(step) ? step : step.node.id))).toEqual([20, { parentId: 5, nextId: 20, move: 17, isShadow: false }, 21]);
    expect(cleanMutation({ adds: [add(20)] }, context).steps).toBeUndefined();
  });

  it('cannot bring marks that are the stage\'s own', () => expect(cleanAttribute('div', 'revisit-undefined', '', context)).toBeNull());
});

describe('messages between player and stage', () => {
  it('are taken only in their own shape', () => {
    const show = { type: 'show', seq: 1, n: 0, after: null, at_ms: 5, playing: true, speed: 1 };
    expect(readToStage(show)).toEqual(show);
    for (const wrong of [null, 'x', {}, { ...show, at_ms: NaN }, { ...show, speed: 0 }, { ...show, after: 'x' }, { type: 'block', n: 1 }]) expect(readToStage(wrong)).toBeNull();
    expect(readFromStage({ type: 'size', width: -1, height: 5 })).toBeNull();
    expect(readFromStage({ type: 'problem', text: 'x'.repeat(9999) })).toEqual({ type: 'problem', text: 'x'.repeat(500) });
  });
});
