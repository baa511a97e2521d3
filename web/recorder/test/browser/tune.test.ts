// What the build changes in @rrweb/record makes it faster, and nothing else: on one page, through one
// storm of changes, the package as it came and ours say the same, event for event.

import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trimRrweb } from '../../trim.mjs';
import { hasChromium, launch } from './chromium.ts';

const PAGE = `<!doctype html><html lang="en"><head><title>All kinds</title><style>.a{color:red}</style><meta name="x" content="y"></head>
<body class="a b"><!-- a comment --><p title="p">one <b>two</b> three</p><div id="host"></div><x-own data-x="1">own</x-own>
<svg viewBox="0 0 9 9"><g><use href="#s"></use><circle r="3" fill="red"/></g></svg>
<form action="/go"><input name="field" value="typed"><input type="checkbox" checked><textarea>text</textarea><select><option selected>a<option>b</select></form>
<div class="rr-block" style="width:50px;height:20px"><p>hidden</p></div><a href="/x?y=1#z">link</a><img src="a.png" srcset="a.png 1x, b.png 2x">
<iframe srcdoc="<p>inside</p>"></iframe><dialog open>hello</dialog><pre>  white
  space  </pre><script>1</script><ul id="list"></ul></body></html>`;

async function recorderCode(name: string, plugins: (typeof trimRrweb)[]): Promise<string> {
  const contents = `import { record } from '@rrweb/record';
    window.${name} = [];
    record({ emit: (e) => window.${name}.push(JSON.stringify({ type: e.type, data: e.data })), blockClass: 'rr-block', blockSelector: '.rr-block,[data-block]', maskAllInputs: true, slimDOMOptions: { script: true, comment: true }, recordAfter: 'DOMContentLoaded' });`;
  const resolveDir = fileURLToPath(new URL('../../', import.meta.url));
  const result = await build({ stdin: { contents, resolveDir }, bundle: true, minify: true, format: 'iife', target: 'es2022', plugins, write: false });
  return result.outputFiles[0]?.text ?? '';
}

/** Five hundred changes of a page, the same for the same seed. */
async function storm(seed: number): Promise<void> {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const tags = ['div', 'p', 'span', 'li', 'x-new', 'button', 'style', 'textarea'];
  const pick = (): Element => {
    const all = document.querySelectorAll('#list, #list *');
    return all[random(all.length)] as Element;
  };
  const grown = (depth: number): Element => {
    const made = document.createElement(tags[random(tags.length)] as string);
    made.setAttribute('class', `c${random(5)}${random(30) ? '' : ' rr-block'}`);
    if (!random(4)) made.setAttribute('data-n', String(random(99)));
    made.append(`text ${random(1000)}`);
    for (let i = random(4); depth > 0 && i > 0; i--) made.append(grown(depth - 1));
    return made;
  };
  const changes: (() => void)[] = [
    () => pick().append(grown(3)),
    () => pick().prepend(grown(2), grown(1)),
    () => pick().before(document.createComment('c')),
    () => void (pick().id !== 'list' && pick().after(grown(1))),
    () => pick().setAttribute('class', `d${random(9)}`),
    () => ((pick() as HTMLElement).style.width = `${random(90)}px`),
    () => pick().removeAttribute('data-n'),
    () => {
      const [node, to] = [pick(), pick()];
      if (node.id !== 'list' && !node.contains(to)) to.append(node);
    },
    () => {
      const node = pick();
      if (node.id !== 'list' && document.querySelectorAll('#list *').length > 60) node.remove();
    },
    () => {
      const { firstChild } = pick();
      if (firstChild?.nodeType === 3) (firstChild as Text).data = `changed ${random(100)}`;
    },
    () => {
      const host = pick();
      if (host.tagName !== 'DIV' || host.shadowRoot) return;
      host.attachShadow({ mode: 'open' }).append(grown(2));
    },
  ];
  for (let i = 0; i < 500; i++) {
    changes[random(changes.length)]?.();
    if (!random(3)) await new Promise((resolve) => setTimeout(resolve));
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
}

describe.skipIf(!hasChromium)('the tuned recorder', () => {
  let browser: Browser;
  let code: string[];
  beforeAll(async () => {
    browser = await launch();
    code = await Promise.all([recorderCode('theirs', []), recorderCode('ours', [trimRrweb])]);
  });
  afterAll(() => browser.close());

  const said = (page: Page, name: string) => page.evaluate((list) => (window as unknown as Record<string, string[]>)[list] ?? [], name);

  it.each([2, 3, 4])('says what the untouched one says, event for event (storm %i)', async (seed) => {
    const page = await browser.newPage();
    await page.setContent(PAGE);
    // Not as script elements, which the first would see of the second.
    for (const script of code) await page.evaluate(script);
    await page.evaluate(storm, seed);
    const [theirs, ours] = [await said(page, 'theirs'), await said(page, 'ours')];
    expect(theirs.length).toBeGreaterThan(50);
    expect(ours).toEqual(theirs);
    await page.close();
  });

  it('keeps the attributes of a form that has a field named "attributes", which the untouched one loses', async () => {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><form action="/go" class="f"><input name="attributes"></form>');
    for (const script of code) await page.evaluate(script);
    const [theirs, ours] = [(await said(page, 'theirs')).join(), (await said(page, 'ours')).join()];
    expect(ours).toContain('"class":"f"');
    expect(theirs).not.toContain('"class":"f"');
    await page.close();
  });
});
