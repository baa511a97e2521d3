// Texts: every place in which a page says something that people read, or that programs read for them.

/** HTML with the text in one place. */
export const PLACES = {
  text: (t) => `<p>${t}</p>`,
  'title attribute': (t) => `<p title="${t}">x</p>`,
  'alternative text': (t) => `<img alt="${t}">`,
  'aria-label': (t) => `<span aria-label="${t}">x</span>`,
  'aria-description': (t) => `<span aria-description="${t}">x</span>`,
  'aria-roledescription': (t) => `<span role=group aria-roledescription="${t}">x</span>`,
  'aria-placeholder': (t) => `<span aria-placeholder="${t}">x</span>`,
  placeholder: (t) => `<input placeholder="${t}">`,
  'placeholder of a text area': (t) => `<textarea placeholder="${t}"></textarea>`,
  'data attribute': (t) => `<i data-note="${t}">x</i>`,
  'data attribute of JSON': (t) => `<i data-state='{"a":["${t}"]}'>x</i>`,
  'attribute nobody knows': (t) => `<i note="${t}">x</i>`,
  'text of a drawing': (t) => `<svg width=300 height=20><text y=15>${t}</text></svg>`,
  'part of a text of a drawing': (t) => `<svg width=300 height=20><text y=15><tspan>${t}</tspan></text></svg>`,
  'title of a drawing': (t) => `<svg width=9 height=9><title>${t}</title><rect width=9 height=9 /></svg>`,
  'description of a drawing': (t) => `<svg width=9 height=9><desc>${t}</desc></svg>`,
  'label of a drawing': (t) => `<svg width=9 height=9 aria-label="${t}"></svg>`,
  'label of a field': (t) => `<label>${t} <input></label>`,
  legend: (t) => `<fieldset><legend>${t}</legend></fieldset>`,
  'caption of a table': (t) => `<table><caption>${t}</caption><tr><td>x</table>`,
  'cell of a table': (t) => `<table><tr><td>${t}</table>`,
  'abbreviation of a heading': (t) => `<table><tr><th abbr="${t}">x</table>`,
  'text of an option': (t) => `<select><option>first<option>${t}</select>`,
  'label of options': (t) => `<select><optgroup label="${t}"><option>first</optgroup></select>`,
  'text of a button': (t) => `<button type=button>${t}</button>`,
  'value of a button': (t) => `<input type=button value="${t}">`,
  summary: (t) => `<details><summary>${t}</summary>x</details>`,
  'text that is folded away': (t) => `<details><summary>more</summary>${t}</details>`,
  'text of a list': (t) => `<ul><li>${t}</ul>`,
  'text of a link': (t) => `<a href="/form/">${t}</a>`,
  'caption of a figure': (t) => `<figure><figcaption>${t}</figcaption></figure>`,
  'preformatted text': (t) => `<pre><code>${t}</code></pre>`,
  'text that is hidden': (t) => `<div hidden>${t}</div>`,
  'dialog that is closed': (t) => `<dialog>${t}</dialog>`,
  'custom element': (t) => `<x-note>${t}</x-note>`,
  'attribute of a custom element': (t) => `<x-note note="${t}"></x-note>`,
  'title of a frame': (t) => `<iframe title="${t}" width=9 height=9></iframe>`,
  'text in a frame': (t) => `<iframe srcdoc="<p>${t}</p>" width=9 height=9></iframe>`,
  'attribute in a frame': (t) => `<iframe srcdoc="<p title='${t}'>x</p>" width=9 height=9></iframe>`,
  'text in a shadow root': (t) => `<div><template shadowrootmode=open><p>${t}</p></template></div>`,
  'attribute in a shadow root': (t) => `<div><template shadowrootmode=open><p title="${t}">x</p></template></div>`,
  'text in a shadow root in a shadow root': (t) => `<div><template shadowrootmode=open><div><template shadowrootmode=open>${t}</template></div></template></div>`,
  'long text': (t) => `<pre style="height:20px;overflow:hidden">${'so it goes on and on '.repeat(120)}${t}</pre>`,
  'texts side by side': (t) => `<p>${t.replace('@', '<!-- -->@<!-- -->')}</p>`,
  'many texts side by side': (t) => `<p>${t.replace(/(?<=@.*)\B|(?=@)/g, '<!---->')}</p>`,
  'text of a drawing side by side': (t) => `<svg width=300 height=20><text y=15>${t.replace('@', '<!-- -->@<!-- -->')}</text></svg>`,
  'percent-encoded text': (t) => `<p>${t.replace('@', '%40')}</p>`,
  'percent-encoded title': (t) => `<p title="${t.replace('@', '%40')}">x</p>`,
  'right-to-left text': (t) => `<p dir=rtl>${t}</p>`,
};

const ACCOUNTS = ['text', 'title attribute', 'data attribute', 'text of a drawing', 'text of an option', 'text in a frame', 'text in a shadow root', 'long text', 'placeholder'];

/** Each place with a number and an address of its own, some with a card and an account, too. */
export function texts(planted) {
  const all = Object.entries(PLACES).flatMap(([place, html]) => {
    const kinds = ['number', 'email', ...(ACCOUNTS.includes(place) ? ['card', 'iban', 'token', 'number in other digits', 'card in other digits'] : [])];
    return kinds.map((kind) => html(planted.plant(`${kind}: ${place}`, kind)));
  });
  return all.join('\n');
}

/** Addresses: of the page's own, and of where it leads. Words in them are in queries and fragments only. */
export function addresses(planted) {
  const secret = (name) => planted.plant(`address: ${name}`, 'never');
  const number = (name) => planted.plant(`address: ${name}`, 'number', { bare: true });
  return `
    <a href="/form/?who=${secret('query of a link')}#${secret('fragment of a link')}">a</a>
    <a href="http://me:${secret('password of a link')}@127.0.0.1/">a</a> <a href="mailto:${planted.plant('address: mail link', 'email', { bare: true })}?subject=${secret('subject of a mail link')}">a</a>
    <a href="tel:${number('telephone link')}">a</a>
    <a href="javascript:go('${secret('program link')}')">a</a> <a href="data:text/plain,${secret('data link')}">a</a>
    <a href="/orders/${number('path of a link')}/">a</a> <a href="#/orders?id=${secret('query of a route')}">a</a>
    <form action="/done/?from=${secret('query of a form')}"><button formaction="/done/?to=${secret('query of a button')}">x</button></form>
    <img src="/none.png?x=${secret('query of a picture')}" srcset="/none.png?y=${secret('query of a picture set')} 2x"><iframe src="/inner/?x=${secret('query of a frame')}" width=9 height=9></iframe>
    <video poster="/none.png?x=${secret('query of a poster')}" src="/none.mp4?x=${secret('query of a film')}" preload=none></video><object data="/none.svg?x=${secret('query of an object')}"></object>
    <div style="background:url(/none.png?x=${secret('address in a style')})"></div><style>.none { background: url("/none.png?x=${secret('address in a sheet')}") }</style>
    <div hx-get="/part?q=${secret('attribute nobody knows')}" data-href="/part?q=${secret('data attribute')}" onclick="go('${secret('event handler')}')">x</div>
    <svg width=9 height=9><a href="/form/?q=${secret('link of a drawing')}"><rect width=9 height=9 /></a></svg>`;
}

/** What is in a page and in no recording. */
export function unsaid(planted) {
  const secret = (name) => planted.plant(`unsaid: ${name}`, 'never');
  return `
    <!-- ${secret('comment')} --><noscript>${secret('noscript')}</noscript><script>var hint = "${secret('script')}"</script><script type="application/json">{"a":"${secret('data of a script')}"}</script>
    <template>${secret('template')}</template><div><template shadowrootmode=closed><p>${secret('closed shadow root')}</p></template></div>
    <meta name=csrf-token content="${secret('meta token')}"><meta name=author content="${secret('meta text')}"><i nonce="${secret('nonce')}" data-token="${secret('data token')}">x</i>`;
}
