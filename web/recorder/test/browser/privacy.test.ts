// What a visitor typed, and what a site marked, never leaves the page: tokens are planted in every
// channel of which we know that a recorder leaked, and searched in all that was sent.

import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasChromium } from './chromium.ts';
import { type TestSettings, TestServer, until } from './server.ts';
import { openWorld } from './world.ts';

/** A token that looks like a word, so that no digit or address rule helps to hide it. */
class Tokens {
  readonly planted = new Map<string, string>();

  plant(channel: string): string {
    const n = this.planted.size;
    const letters = [n % 20, Math.floor(n / 20)].map((i) => 'bcdfghjklmnpqrstvwxz'[i]).join('');
    const token = `zq${letters}ovuq`;
    this.planted.set(channel, token);
    return token;
  }

  /** Channels whose token is in the text, as it is, percent-encoded, or in base64 at any offset. */
  found(text: string): string[] {
    return [...this.planted].filter(([, token]) => forms(token).some((form) => text.includes(form))).map(([channel]) => channel);
  }
}

function forms(token: string): string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from('x'.repeat(offset) + token).toString('base64');
    return encoded.slice(offset === 0 ? 0 : 4, -4);
  });
  const percent = [...token].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('');
  return [token, token.toUpperCase(), percent, percent.toUpperCase(), ...base64];
}

const everything = (server: TestServer) => [...server.received, ...server.refused].map((batch) => batch.text).join('\n');

describe.skipIf(!hasChromium)('privacy', () => {
  const server = new TestServer();
  const $ = openWorld(server);
  let page: Page;

  beforeEach(() => void ({ page } = $));

  async function open(settings: TestSettings = {}, search = ''): Promise<void> {
    server.settings = settings;
    await page.goto(`${server.origin}/${search}`);
    await until('a snapshot', () => server.events.some((event) => event.type === 2));
  }

  async function close(): Promise<string> {
    await page.waitForTimeout(1_200);
    await page.goto('about:blank');
    await until('a goodbye', () => server.customs('leave').length > 0);
    return everything(server);
  }

  it('by default no typed, pre-filled, selected or hidden value leaves by any known channel', async () => {
    const tokens = new Tokens();
    const t = (channel: string) => tokens.plant(channel);
    const types = ['text', 'email', 'tel', 'search', 'url', 'password', 'unknown', ''];
    const prefilled = types.map((type) => `<input ${type && `type=${type}`} value="${t(`prefilled ${type || 'no type'}`)}">`).join('');
    const typed = types.map((type, i) => `<input ${type && `type=${type}`} id="typed${i}">`).join('');
    server.page(
      '/',
      `${prefilled}${typed}
      <input type=hidden value="${t('hidden')}" id=hid><input type=file id=file>
      <textarea>${t('textarea text')}</textarea><textarea id=area></textarea>
      <select id=sel><option value=a>first</option><option value="${t('option value')}" selected>second</option></select>
      <input list=dl><datalist id=dl><option value="${t('datalist value')}">${t('datalist text')}</option></datalist>
      <input type=checkbox value="${t('checkbox value')}" checked id=check><input type=radio name=r value="${t('radio value')}" checked>
      <button value="${t('button value')}">b</button><data value="${t('data value')}">d</data><param value="${t('param value')}">
      <output>${t('output')}</output>
      <x-input value="${t('custom element value')}" id=custom></x-input>
      <div contenteditable id=ce>${t('contenteditable prefilled')}<b>${t('contenteditable child')}</b></div>
      <div contenteditable=plaintext-only id=ce2></div><div role=textbox>${t('role textbox')}</div>
      <div class=monaco-editor><span>${t('monaco')}</span></div><div class=CodeMirror><pre>${t('codemirror')}</pre></div>
      <iframe srcdoc="<input value='${t('srcdoc input')}'><p title='inner'>inner text</p>" id=frame></iframe>
      <div id=host></div><div id=slider role=slider aria-valuetext="${t('aria-valuetext')}" aria-valuenow=1></div>
      <div data-value="${t('data-value')}" data-replicated-value="${t('data-replicated-value')}" ng-reflect-model="${t('ng-reflect-model')}" data-search-query="${t('data-query')}"></div>
      <meta name=csrf-token content="${t('meta csrf')}"><meta name=other content="${t('meta content')}">
      <!-- ${t('comment')} --><noscript>${t('noscript')}</noscript><script>var x = "${t('script')}"</script>
      <a href="/p?q=${t('link query')}#${t('link fragment')}">l</a><a href="mailto:${t('mailto')}@example.com">m</a><a href="javascript:${t('javascript link')}">j</a>
      <a href="http://user:${t('link password')}@127.0.0.1/">u</a><a href="data:text/plain,${t('data link')}">dl</a>
      <form action="/f?x=${t('form action')}"><button formaction="/g?x=${t('formaction')}">g</button></form>
      <img src="/i.png?x=${t('img src')}" srcset="/s.png?x=${t('srcset')} 2x"><video poster="/v.png?x=${t('poster')}" src="/v?x=${t('video src')}"></video>
      <object data="/o?x=${t('object data')}"></object><iframe src="/frame?x=${t('iframe src')}"></iframe>
      <div style="background:url(/b.png?x=${t('inline style url')})" hx-get="/hx?q=${t('unknown attribute url')}" onclick="${t('onclick')}"></div>
      <style>.a { background: url("/c.png?x=${t('style sheet url')}") }</style>
      <p>${t('control')}</p><div id=swap><input type=password id=pw></div>`,
      `<base target=_top><link rel=canonical href="/c?x=${t('canonical')}">`,
    );
    server.pages.set('/frame', '<p>frame</p>');
    await open({}, `?reset_token=${t('page query')}#access_token=${t('page fragment')}`);
    for (const [i, type] of types.entries()) await page.type(`#typed${i}`, t(`typed ${type || 'no type'}`));
    await page.type('#area', t('typed textarea'));
    await page.type('#ce', t('typed contenteditable'));
    await page.type('#ce2', t('typed plaintext-only'));
    await page.setInputFiles('#file', { name: `${t('file name')}.txt`, mimeType: 'text/plain', buffer: Buffer.from('x') });
    await page.frameLocator('#frame').locator('input').fill(t('typed in frame'));
    await page.type('#pw', t('typed password'));
    const late = ['late hidden', 'late option', 'set hidden', 'set value', 'attribute value', 'custom set', 'shadow prefilled', 'shadow editable', 'password as text', 'pushed query', 'late srcdoc', 'textarea child', 'tracked address'];
    await page.evaluate((token: Record<string, string>) => {
      const $ = (id: string) => document.getElementById(id) as HTMLInputElement;
      document.body.insertAdjacentHTML('beforeend', `<input type=hidden value="${token['late hidden']}"><iframe srcdoc="<p>${token['late srcdoc']}</p>" class=rr-mask></iframe>`);
      $('sel').insertAdjacentHTML('beforeend', `<option value="${token['late option']}" selected>third</option>`);
      $('hid').value = token['set hidden']!;
      $('typed0').value = token['set value']!;
      $('typed1').setAttribute('value', token['attribute value']!);
      $('custom').setAttribute('value', token['custom set']!);
      $('area').append(token['textarea child']!);
      const shadow = $('host').attachShadow({ mode: 'open' });
      shadow.innerHTML = `<input value="${token['shadow prefilled']}"><div contenteditable>${token['shadow editable']}</div>`;
      $('swap').innerHTML = `<input type=text id=pw value="${token['password as text']}">`;
      history.pushState({}, '', `/spa?q=${token['pushed query']}`);
      (window as never as { revisit(...args: unknown[]): void }).revisit('track', 'x', { mail: `${token['tracked address']}@example.com` });
    }, Object.fromEntries(late.map((channel) => [channel, t(channel)])));
    await page.click('#check');
    const sent = await close();
    expect(tokens.planted.size).toBeGreaterThan(80);
    // Text of the page itself is recorded, which shows that the search would find the others.
    expect(tokens.found(sent)).toEqual(['control']);
    expect(sent).toContain('inner text');
    expect(server.events.some((event) => event.type === 3 && event.data.source === 5 && event.data.isChecked)).toBe(false);
  });

  it('marks hold for all below them, through shadow roots, frames, late marks and later changes', async () => {
    const tokens = new Tokens();
    const t = (channel: string) => tokens.plant(channel);
    const masks = ['class=rr-mask', 'data-recording-sensitive', 'data-sl=mask', 'data-private', 'data-hj-suppress', 'data-clarity-mask=True', 'class="x sentry-mask"', 'data-openreplay-obscured'];
    const excludes = ['class=rr-block', 'data-recording-disable', 'data-sl=exclude', 'class="a ph-no-capture"'];
    const all = [...masks, ...excludes];
    server.page(
      '/',
      `${all.map((mark, i) => `<div ${mark} id="m${i}"><p title="${t(`${mark} title`)}" aria-label="${t(`${mark} aria`)}" data-x="${t(`${mark} data`)}">${t(`${mark} text`)}</p><img alt="${t(`${mark} alt`)}"><div class=host></div><iframe srcdoc="<p>frame text</p>"></iframe></div>`).join('')}
      <div class=site-mask><span>${t('site mask')}</span></div><div class=site-exclude>${t('site exclude')}</div><div id=late>plain</div>`,
    );
    const channels = all.flatMap((mark) => ['shadow', 'shadow later', 'frame later', 'added', 'changed'].map((what) => `${mark} ${what}`));
    await open({ elements: [{ rule: 'mask', selector: '.site-mask' }, { rule: 'exclude', selector: '.site-exclude' }, { rule: 'mask', selector: ':::wrong' }] });
    await page.evaluate(
      async ({ token, marks }) => {
        const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
        for (const [i, mark] of marks.entries()) {
          const box = document.getElementById(`m${i}`)!;
          const shadow = box.querySelector('.host')!.attachShadow({ mode: 'open' });
          shadow.innerHTML = `<p>${token[`${mark} shadow`]}</p>`;
          await pause();
          shadow.firstChild!.textContent = token[`${mark} shadow later`]!;
          shadow.append(token[`${mark} shadow later`]!);
          const inner = box.querySelector('iframe')!.contentDocument!;
          inner.body.append(token[`${mark} frame later`]!);
          (inner.querySelector('p')!.firstChild as Text).data = token[`${mark} frame later`]!;
          box.append(token[`${mark} added`]!);
          (box.querySelector('p')!.firstChild as Text).data = token[`${mark} changed`]!;
        }
        const late = document.getElementById('late')!;
        late.className = 'rr-mask';
        await pause();
        (late.firstChild as Text).data = token['late mark']!;
      },
      { token: Object.fromEntries([...channels, 'late mark'].map((channel) => [channel, t(channel)])), marks: all },
    );
    expect(tokens.found(await close())).toEqual([]);
  });

  it('numbers and addresses are masked in texts, titles, labels and the console, and shown where allowed', async () => {
    const body = `<p title="call 5551234">order 98765 of jane.doe@example.com</p><div data-recording-gdpr-safe>public 4242</div><img alt="no 31337"><div class="c12345" id="i12345">x</div>`;
    server.page('/', body);
    await open();
    const masked = await close();
    for (const gone of ['98765', 'jane.doe', '5551234', '31337']) expect(masked).not.toContain(gone);
    for (const kept of ['order *****', 'public 4242', 'c12345', 'i12345']) expect(masked).toContain(kept);

    server.reset();
    server.page('/', `${body}<p>card 4111 1111 1111 1111</p>`);
    await open({ numbers: true, emails: true });
    const shown = await close();
    for (const kept of ['98765', 'jane.doe@example.com', '5551234']) expect(shown).toContain(kept);
    expect(shown).not.toContain('4111 1111');
  });

  it('with forms switched on ordinary values leave, and never passwords, cards, codes or marked fields', async () => {
    const tokens = new Tokens();
    const t = (channel: string) => tokens.plant(channel);
    server.page(
      '/',
      `<input id=name value="plain start"><input type=password id=pw><input autocomplete=cc-number value="${t('cc')}"><input name=cvv value="${t('cvv')}">
      <input autocomplete=one-time-code id=otp><select autocomplete=cc-exp><option value="${t('expiry')}" selected>x</option></select>
      <input data-recording-sensitive id=sens><input data-recording-ignore=events id=ign value="${t('ignored value')}"><div data-recording-ignore=mask><input id=star></div>
      <div class=rr-ignore><input id=child></div><input type=hidden value="${t('hidden')}"><div id=swap><input type=password id=again></div>`,
    );
    await open({ forms: true });
    await page.type('#name', ' visible words');
    for (const id of ['pw', 'otp', 'sens', 'ign', 'star', 'child', 'again']) await page.type(`#${id}`, t(`typed ${id}`));
    await page.evaluate((value) => {
      document.getElementById('swap')!.innerHTML = `<span><input type=text value="${value}"></span>`;
    }, t('password shown as text'));
    await page.type('#swap input', t('typed after the swap'));
    const sent = await close();
    expect(tokens.found(sent)).toEqual([]);
    expect(sent).toContain('visible words');
  });

  it('neither length nor rhythm of what is typed can be read', async () => {
    server.page('/', '<input id=a><input type=password id=p><div contenteditable id=c></div>');
    await open();
    await page.type('#a', 'elevenchars', { delay: 60 });
    await page.type('#p', 'elevenchars', { delay: 60 });
    await page.type('#c', 'elevenchars', { delay: 60 });
    await close();
    const inputs = server.events.filter((event) => event.type === 3 && event.data.source === 5);
    expect(inputs.length).toBeLessThanOrEqual(6);
    for (const { data } of inputs) expect(['', '****', '********', '****************']).toContain(data.text);
    const texts = server.events.filter((event) => event.type === 3 && event.data.source === 0).flatMap((event) => event.data.texts as { value: string }[]);
    expect(texts.length).toBeLessThanOrEqual(3);
  });

  it('an element that is excluded keeps its size and nothing else', async () => {
    server.page('/', '<div class=rr-block style="width:120px;height:40px"><p>secret</p></div><p>shown</p>');
    await open();
    const sent = await close();
    expect(sent).toContain('"rr_width":"120px"');
    expect(sent).not.toContain('secret');
    expect(sent).toContain('shown');
  });
});
