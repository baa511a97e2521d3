// Cases: what other recorders miss, each as a page, an act, and what the stream has to say of it.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaptureRules } from '../../src/shared/capturing.ts';
import { hasChromium, launch } from '../browser/chromium.ts';
import { captureScript, liveLines, start, type Taken, take } from './harness.ts';
import { lines, Model, type ModelNode } from './model.ts';
import type { Operation } from './read.ts';

interface Case {
  body: string;
  act: () => unknown;
  rules?: Partial<CaptureRules>;
  /** Milliseconds until the next look at what tells nobody. */
  wait?: number;
}

interface Seen {
  first: Taken;
  after: Taken;
  model: Model;
  page: Page;
}

const named = (taken: Taken, name: string): Operation[] => taken.operations.filter((operation) => operation.name === name);
const events = (taken: Taken, tag: string): Record<string, unknown>[] =>
  named(taken, 'event')
    .map(({ data }) => data as { tag?: string; payload?: Record<string, unknown> })
    .filter((data) => data.tag === `revisit.${tag}`)
    .map((data) => data.payload ?? {});
const find = (model: Model, test: (node: ModelNode) => boolean): ModelNode | undefined => [...model.nodes.values()].find(test);
const byTag = (model: Model, tag: string): ModelNode => find(model, (node) => node.tag === tag) as ModelNode;
const text = (value: unknown, taken: Taken): string => (typeof value === 'string' ? value : (taken.contents[(value as { content: number }).content] ?? ''));

describe.skipIf(!hasChromium)('the capture', () => {
  let browser: Browser;
  let script: string;

  beforeAll(async () => {
    browser = await launch();
    script = await captureScript();
  });
  afterAll(() => browser.close());

  async function open({ body, rules }: Pick<Case, 'body' | 'rules'>): Promise<{ page: Page; first: Taken; model: Model }> {
    const page = await browser.newPage();
    await page.setContent(body);
    await page.addScriptTag({ content: script });
    await start(page, rules);
    const first = await take(page);
    return { page, first, model: new Model().apply(first.operations) };
  }

  async function see(it: Case): Promise<Seen> {
    const { page, first, model } = await open(it);
    await page.evaluate(it.act);
    if (it.wait) await page.waitForTimeout(it.wait);
    const after = await take(page);
    expect(after.faults).toEqual([]);
    model.apply(after.operations);
    expect(model.problems).toEqual([]);
    return { first, after, model, page };
  }

  describe('style sheets', () => {
    it('tells of a sheet that is pushed into adoptedStyleSheets', async () => {
      const { after } = await see({
        body: '<p>x',
        act: () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('p { color: red }');
          document.adoptedStyleSheets.push(sheet);
        },
      });
      expect(named(after, 'adopt')[0]).toMatchObject({ id: 1, sheets: [3] });
      expect(text(named(after, 'sheet')[0]?.text, after)).toBe('p { color: red; }');
    });

    it('reads each rule of a large sheet once, in however many slices', async () => {
      // A clock that runs three milliseconds at every look interrupts the reading again and again.
      const body = `<script>
        let time = performance.now(); performance.now = () => (time += 3);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(Array.from({ length: 2000 }, (_rule, i) => '.r' + i + ' { color: red }').join(''));
        document.adoptedStyleSheets = [sheet];
      </script><p>x`;
      const { page, first } = await open({ body });
      const names = text(named(first, 'sheet')[0]?.text, first).match(/\.r\d+/g);
      expect(names).toEqual(Array.from({ length: 2000 }, (_rule, i) => `.r${i}`));
      await page.close();
    });

    it('tells of adopted sheets of shadow roots, and of replaceSync later', async () => {
      const { after, model } = await see({
        body: '<div></div>',
        act: () => {
          const sheet = new CSSStyleSheet();
          const root = (document.querySelector('div') as HTMLElement).attachShadow({ mode: 'open' });
          root.innerHTML = '<p>in</p>';
          root.adoptedStyleSheets = [sheet];
          return new Promise((done) => setTimeout(() => done(sheet.replaceSync('p { color: blue }')), 60));
        },
      });
      expect(byTag(model, 'div').shadow?.length).toBe(1);
      expect(named(after, 'adopt').some(({ id }) => id === byTag(model, 'div').id)).toBe(true);
      expect(text(named(after, 'sheet').at(-1)?.text, after)).toContain('color: blue');
    });

    it('tells of each way to change a rule', async () => {
      const { after } = await see({
        body: '<style>p { color: red } @media all { b { color: red } }</style><p>x',
        act: () => {
          const sheet = document.styleSheets[0] as CSSStyleSheet;
          const [rule, media] = sheet.cssRules as unknown as [CSSStyleRule, CSSMediaRule];
          rule.style.color = 'green';
          (media.cssRules[0] as CSSStyleRule).style.cssText = 'color: blue';
          sheet.insertRule('i { color: red }', 2);
          media.insertRule('u { color: red }', 0);
        },
      });
      const rules = named(after, 'rule').map(({ path, rule }) => [(path as number[]).join('.'), rule ?? 'gone']);
      expect(rules).toContainEqual(['0', 'p { color: green; }']);
      expect(rules).toContainEqual(['2', 'i { color: red; }']);
      expect(rules).toContainEqual(['1.0', 'u { color: red; }']);
      expect(rules.some(([path, rule]) => String(path).startsWith('1.') && rule === 'b { color: blue; }')).toBe(true);
    });

    it('tells of changes of an adopted sheet, one after the other', async () => {
      const { after } = await see({
        body: '<p>x',
        act: async () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('p { color: red }');
          document.adoptedStyleSheets = [sheet];
          const pause = (): Promise<unknown> => new Promise((done) => setTimeout(done, 1_200));
          await pause();
          sheet.insertRule('b { color: red }', 1);
          await pause();
          (sheet.cssRules[0] as CSSStyleRule).style.color = 'green';
          await pause();
          sheet.deleteRule(1);
        },
      });
      const rules = named(after, 'rule').map(({ sheet, path, rule }) => [sheet, (path as number[]).join('.'), rule ?? 'gone']);
      expect(rules).toEqual([[1, '1', 'b { color: red; }'], [1, '0', 'gone'], [1, '0', 'p { color: green; }'], [1, '1', 'gone']]);
    });

    it('reads a new sheet soon, so that what is done to it later shows later', async () => {
      const { after, model } = await see({
        body: '<p>x',
        act: async () => {
          const style = document.createElement('style');
          style.textContent = 'p { color: red }';
          document.head.append(style);
          await new Promise((done) => setTimeout(done, 300));
          style.sheet?.insertRule('b { color: blue }', 1);
        },
      });
      expect(text(byTag(model, 'style').attributes._cssText, after)).toBe('p { color: red }');
      expect(named(after, 'rule').map(({ rule }) => rule)).toEqual(['b { color: blue; }']);
    });

    it('tells of a sheet that is switched off', async () => {
      const { after, model } = await see({
        body: '<style>p { color: red }</style><p>x',
        act: () => ((document.styleSheets[0] as CSSStyleSheet).disabled = true),
      });
      expect(events(after, 'state')).toEqual([{ id: byTag(model, 'style').id, disabled: true }]);
    });

    it('sends the new text of a style element', async () => {
      const { after, model } = await see({
        body: '<style>p { color: red }</style><p>x',
        act: () => ((document.querySelector('style') as HTMLStyleElement).textContent = 'p { color: black }'),
      });
      // As a new element in the place of the old one: a player needs to know nothing more.
      const style = byTag(model, 'style');
      expect(text(style.attributes._cssText, after)).toContain('black');
      expect(named(after, 'remove').length).toBe(1);
    });
  });

  describe('fields', () => {
    const FORM = '<form><input id="a" value="one"><input type="checkbox" id="c"><select id="s" multiple><option>1<option>2<option>3</select><textarea>area</textarea></form>';

    it('tells what scripts, resets and choices do, which no event tells', async () => {
      const { after, model } = await see({
        body: FORM,
        act: () => {
          (document.getElementById('a') as HTMLInputElement).value = 'two';
          (document.getElementById('c') as HTMLInputElement).indeterminate = true;
          const { options } = document.getElementById('s') as HTMLSelectElement;
          (options[0] as HTMLOptionElement).selected = (options[2] as HTMLOptionElement).selected = true;
        },
      });
      const input = byTag(model, 'input');
      expect(named(after, 'input')).toContainEqual(expect.objectContaining({ id: input.id, text: 'two' }));
      expect(events(after, 'state')).toContainEqual({ id: byTag(model, 'select').id, selected: [0, 2] });
      expect(events(after, 'state').some((state) => state.indeterminate === true)).toBe(true);
    });

    it('tells of a reset', async () => {
      const { page, first } = await open({ body: FORM });
      const model = new Model().apply(first.operations);
      await page.fill('#a', 'typed');
      expect(named(await take(page), 'input').at(-1)?.text).toBe('typed');
      await page.evaluate(() => (document.querySelector('form') as HTMLFormElement).reset());
      expect(named(await take(page), 'input')).toContainEqual(expect.objectContaining({ id: byTag(model, 'input').id, text: 'one' }));
    });

    it('shows neither value nor rhythm of typing where forms are not recorded', async () => {
      const { page, first } = await open({ body: FORM, rules: { forms: false } });
      expect(JSON.stringify(first)).not.toMatch(/"one"|"area"/);
      await page.type('#a', 'secret words', { delay: 20 });
      const after = await take(page);
      expect(JSON.stringify(after)).not.toMatch(/secret|words/);
      expect(named(after, 'input').length).toBeLessThanOrEqual(2);
    });
  });

  describe('the top layer and what no attribute tells', () => {
    it('tells of popovers', async () => {
      const { after, model } = await see({ body: '<div popover>x</div>', act: () => (document.querySelector('div') as HTMLElement).showPopover(), wait: 50 });
      expect(events(after, 'state')).toEqual([{ id: byTag(model, 'div').id, popover: true }]);
    });

    it('tells whether a dialog is modal', async () => {
      const { model } = await see({ body: '<dialog>x</dialog>', act: () => (document.querySelector('dialog') as HTMLDialogElement).showModal() });
      expect(byTag(model, 'dialog').attributes).toMatchObject({ open: '', rr_open_mode: 'modal' });
    });

    it('tells the target of the address', async () => {
      const { after, model } = await see({ body: '<p id="here">x', act: () => void (location.hash = '#here'), wait: 50 });
      expect(events(after, 'target')).toEqual([{ id: byTag(model, 'p').id }]);
    });

    it('tells of animations by script', async () => {
      const { after, model } = await see({
        body: '<p>x',
        act: () => void (document.querySelector('p') as HTMLElement).animate([{ opacity: 0 }, { opacity: 1 }], 5_000),
      });
      expect(events(after, 'animation')[0]).toMatchObject({ id: byTag(model, 'p').id, state: 'running' });
    });

    it('tells of highlights', async () => {
      const { after, model } = await see({
        body: '<p>some text',
        act: () => {
          const range = new Range();
          range.setStart((document.querySelector('p') as HTMLElement).firstChild as Node, 0);
          range.setEnd((document.querySelector('p') as HTMLElement).firstChild as Node, 4);
          CSS.highlights.set('found', new Highlight(range));
        },
      });
      const id = find(model, (node) => node.text.startsWith('some'))?.id;
      expect(events(after, 'highlight')).toEqual([{ name: 'found', ranges: [{ start: id, startOffset: 0, end: id, endOffset: 4 }] }]);
    });

    it('tells of a selection in what has just come', async () => {
      const { after, model } = await see({
        body: '<p>some text',
        act: () => {
          const paragraph = document.querySelector('p') as HTMLElement;
          paragraph.textContent = 'other words';
          getSelection()?.setBaseAndExtent(paragraph.firstChild as Node, 0, paragraph.firstChild as Node, 5);
        },
      });
      const id = find(model, (node) => node.text.startsWith('other'))?.id;
      const told = named(after, 'event').map(({ data }) => data as { source?: number; ranges?: object[] });
      const selections = told.filter(({ source }) => source === 14).map(({ ranges }) => ranges);
      expect(selections.at(-1)).toEqual([{ start: id, startOffset: 0, end: id, endOffset: 5 }]);
    });

    it('keeps the namespace of formulas and the definition of elements', async () => {
      const { model } = await see({
        body: '<math><mi>x</mi></math><x-late></x-late>',
        act: () => {
          customElements.define('x-now', class extends HTMLElement {});
          document.body.append(document.createElement('x-now'));
        },
      });
      expect(byTag(model, 'mi').ns).toBe('math');
      expect(byTag(model, 'x-now')).toBeDefined();
    });
  });

  it('reads a CDATA section as the text that it shows, by the rules for texts', async () => {
    const act = (): void => {
      const made = document.implementation.createDocument(null, 'x').createCDATASection('shown as it is');
      document.body.append(made);
      (document.querySelector('p') as HTMLElement).append(document.importNode(made));
    };
    const { model } = await see({ body: '<p data-private></p>', act });
    const told = lines(model.root as ModelNode).join('\n');
    expect(told).toContain('"shown as it is"');
    expect(told.match(/shown as it is/g)).toHaveLength(1);
  });

  it('sends an element anew that is defined later', async () => {
    const { model } = await see({ body: '<x-later>x</x-later>', act: () => customElements.define('x-later', class extends HTMLElement {}), wait: 80 });
    expect(model.problems).toEqual([]);
    expect(byTag(model, 'x-later').custom).toBe(true);
  });

  describe('roots', () => {
    it('reads closed shadow roots that were attached under its eyes', async () => {
      const { model } = await see({
        body: '<div></div>',
        act: () => ((document.querySelector('div') as HTMLElement).attachShadow({ mode: 'closed' }).innerHTML = '<b>inside</b>'),
      });
      expect(byTag(model, 'div').shadow?.map((node) => node.tag)).toEqual(['b']);
    });

    it('reads frames that come late, and what changes in them', async () => {
      const { model, page } = await see({
        body: '<p>x',
        act: async () => {
          const frame = document.createElement('iframe');
          frame.srcdoc = '<p id="inner">first</p>';
          const loaded = new Promise((done) => frame.addEventListener('load', done));
          document.body.append(frame);
          await loaded;
          (frame.contentDocument?.getElementById('inner') as HTMLElement).textContent = 'second';
        },
        wait: 60,
      });
      expect(lines(model.root as ModelNode).join('\n')).toContain('"second"');
      await page.close();
    });

    it('goes on after document.open', async () => {
      const { page, model } = await see({
        body: '<p>old',
        act: () => {
          document.open();
          document.write('<!doctype html><title>t</title><p>new</p>');
          document.close();
        },
        wait: 60,
      });
      expect(lines(model.root as ModelNode).join('\n')).toContain('"new"');
      await page.mouse.click(10, 10);
      expect(named(await take(page), 'interaction').length).toBeGreaterThan(0);
    });
  });

  describe('a walk in slices', () => {
    it('is right when nodes move on while they are being placed', async () => {
      const page = await browser.newPage();
      await page.setContent(`<div id="root">${'<section><p>text <b>bold</b></p><ul><li>1</li><li>2</li></ul></section>'.repeat(300)}</div>`);
      await page.addScriptTag({ content: script });
      // A clock that runs three milliseconds at every look: a slice is a hundred nodes.
      await page.evaluate(() => {
        let time = performance.now();
        performance.now = () => (time += 3);
      });
      await start(page);
      await page.evaluate(async () => {
        const root = document.getElementById('root') as HTMLElement;
        const pick = (n: number) => root.children[n % root.children.length] as Element;
        for (let n = 1; n <= 60; n++) {
          for (let i = 0; i < 12; i++) root.insertBefore(pick(n * 131 + i * 37), pick(n * 61 + i * 89));
          const box = document.createElement('article');
          box.innerHTML = '<p>new</p>'.repeat(150);
          box.append(pick(n * 17), pick(n * 23).firstChild ?? 'text');
          pick(n * 7).after(box);
          await new Promise((done) => setTimeout(done, n % 4));
          const [known, part] = [pick(n * 43), pick(n * 29).lastChild];
          if (known !== box) box.firstElementChild?.after(known);
          if (part && !part.contains(box.lastElementChild)) box.lastElementChild?.append(part);
        }
      });
      await page.waitForTimeout(400);
      expect(await differences(page)).toEqual([]);
      await page.close();
    });

    it('is right whatever the page does in between', async () => {
      const page = await browser.newPage();
      await page.setContent(`<div id="root">${'<section><p class="a">text <b>bold</b></p><ul><li>1</li><li>2</li></ul></section>'.repeat(4_000)}</div>`);
      await page.addScriptTag({ content: script });
      await page.evaluate(() => {
        // Every few milliseconds, while the snapshot is being taken, something large changes.
        const root = document.getElementById('root') as HTMLElement;
        let n = 0;
        const timer = setInterval(() => {
          const at = (n * 977) % root.children.length;
          root.insertBefore(root.children[root.children.length - 1 - (at % 50)] as Element, root.children[at] as Element);
          (root.children[(at * 7) % root.children.length] as Element).replaceWith(document.createElement('hr'), `n ${n}`);
          root.children[(at * 3) % root.children.length]?.remove();
          (root.children[(at * 5) % root.children.length] as Element).innerHTML = `<i>${n}</i>`;
          if (++n <= 120) return;
          clearInterval(timer);
          document.title = 'done';
        }, 1);
      });
      await start(page);
      await page.waitForFunction(() => document.title === 'done');
      expect(await differences(page)).toEqual([]);
    });

    /** Where the page that was told and the live one part first, as lines of both. */
    async function differences(page: Page): Promise<string[]> {
      const taken = await take(page);
      const model = new Model().apply(taken.operations);
      expect(taken.faults).toEqual([]);
      expect(model.problems).toEqual([]);
      const told = lines(model.root as ModelNode);
      const live = await page.evaluate(liveLines);
      const at = Array.from({ length: Math.max(live.length, told.length) }, (_line, i) => i).find((i) => live[i] !== told[i]);
      if (at === undefined) return [];
      const around = (all: string[]) => all.slice(Math.max(0, at - 2), at + 3);
      return [`line ${at}`, ...around(told).map((line) => `told ${line}`), ...around(live).map((line) => `live ${line}`)];
    }
  });

  describe('what it leaves behind', () => {
    it('looks native, and puts everything back', async () => {
      const page = await browser.newPage();
      await page.setContent('<p>x');
      const names = ['Element.prototype.attachShadow', 'Element.prototype.animate', 'CSSStyleSheet.prototype.insertRule', 'CSSStyleSheet.prototype.replaceSync'];
      const read = (all: string[]) => all.map((name) => String(name.split('.').reduce((it, part) => (it as never)[part], window as unknown)));
      const before = await page.evaluate(read, names);
      await page.evaluate((all) => {
        (window as unknown as { kept: unknown }).kept = all.map((name) => name.split('.').reduce((it, part) => (it as never)[part], window as unknown));
      }, names);
      await page.addScriptTag({ content: script });
      await start(page);
      expect((await page.evaluate(read, names)).map((source) => source.includes('[native code]'))).toEqual(before.map(() => true));
      const same = await page.evaluate((all) => {
        const { revisitTest, kept } = window as unknown as { revisitTest: { capture: { stop(): void } }; kept: unknown[] };
        revisitTest.capture.stop();
        return all.map((name, i) => name.split('.').reduce((it, part) => (it as never)[part], window as unknown) === kept[i]);
      }, names);
      expect(same).toEqual(names.map(() => true));
    });
  });
});
