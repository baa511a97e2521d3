// Recordings that try to run, fetch, navigate, or break the replay.
//
// `E` is an origin that nobody must call; `RUN` is script that must never run. Trees are tried three
// ways: in the snapshot, added by a mutation, and with their attributes set by a mutation.

import { added, BODY, el, HEAD, incremental, page, START, svg, TARGET, text, type RawNode } from './build';
import type { RawEvent } from '../server/recordings';

export const E = 'http://evil.example:EVILPORT';
const RUN = "top.pwned=1;parent.pwned=1;window.pwned=1;fetch('http://evil.example:EVILPORT/ran')";
const HTML = `<script>${RUN}</script><img src=x onerror="${RUN}">`;
const DATA_HTML = `data:text/html,${encodeURIComponent(HTML)}`;
const SVG_SCRIPT = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><script>${RUN}</script><image href="${E}/in-svg"/></svg>`)}`;

const style = (css: string): RawNode => el('style', {}, css);
const styled = (value: string): RawNode => el('div', { style: value }, 'styled');

export const trees: Record<string, () => RawNode> = {
  'script tag': () => el('script', { src: `${E}/s.js` }, RUN),
  'script tag in capitals': () => el('SCRIPT', {}, RUN),
  'module script and import map': () => el('div', {}, el('script', { type: 'module' }, RUN), el('script', { type: 'importmap' }, `{"imports":{"x":"${E}/x.js"}}`)),
  'noscript with an image': () => el('noscript', {}, el('img', { src: `${E}/noscript` })),
  'event handlers': () => el('img', { src: 'x', onerror: RUN, onload: RUN, ONERROR: RUN, onclick: RUN, onfocus: RUN }),
  'event handlers on body parts': () => el('details', { open: '', ontoggle: RUN }, el('input', { autofocus: '', onfocus: RUN }), el('marquee', { onstart: RUN }, 'x')),
  'javascript links': () => el('a', { href: `javascript:${RUN}`, ping: `${E}/ping` }, 'x'),
  'javascript with odd spelling': () => el('div', {}, el('a', { href: ` \tjAvA\nscript:${RUN}` }), el('iframe', { src: `java\tscript:${RUN}` }), el('form', { action: `javascript:${RUN}` })),
  'data html': () => el('div', {}, el('iframe', { src: DATA_HTML }), el('object', { data: DATA_HTML }), el('embed', { src: DATA_HTML }), el('a', { href: DATA_HTML })),
  'meta refresh': () => el('meta', { 'http-equiv': 'refresh', content: `0;url=${E}/refresh` }),
  'meta policy and cookie': () => el('div', {}, el('meta', { 'HTTP-EQUIV': 'Set-Cookie', content: 'a=b' }), el('meta', { 'http-equiv': 'Content-Security-Policy', content: 'script-src *' })),
  base: () => el('div', {}, el('base', { href: `${E}/base/`, target: '_top' }), el('img', { src: 'relative.png' })),
  'object and embed': () => el('div', {}, el('object', { data: `${E}/o`, type: 'image/png', codebase: E, classid: `${E}/c` }, el('param', { name: 'movie', value: `${E}/m` })), el('embed', { src: `${E}/e` }), el('applet', { code: 'x', archive: `${E}/a` })),
  'portal and fenced frame': () => el('div', {}, el('portal', { src: `${E}/portal` }), el('fencedframe', { src: `${E}/fenced` }), el('webview', { src: `${E}/w` })),
  frames: () => el('frameset', {}, el('frame', { src: `${E}/frame` })),
  'form that submits': () => el('form', { action: `${E}/form`, method: 'post', target: '_top', id: 'f' }, el('input', { name: 'a', value: 'b', autofocus: '' }), el('button', { type: 'submit', formaction: `${E}/fa`, form: 'f' }, 'go'), el('input', { type: 'image', src: `${E}/image-button` })),
  'iframe src': () => el('iframe', { src: `${E}/iframe`, sandbox: 'allow-scripts allow-same-origin allow-top-navigation', allow: 'camera *' }),
  'iframe srcdoc': () => el('iframe', { srcdoc: HTML, SRCDOC: HTML }),
  'links that prefetch': () => el('div', {}, ...['prefetch', 'preload', 'dns-prefetch', 'preconnect', 'modulepreload', 'prerender', 'icon', 'manifest', 'import', 'stylesheet', 'alternate stylesheet', 'pingback'].map((rel) => el('link', { rel, href: `${E}/${rel}`, as: 'image', imagesrcset: `${E}/set 1x`, type: rel === 'icon' ? 'image/png' : '' }))),
  'video, audio, track': () => el('div', {}, el('video', { src: `${E}/v`, poster: `${E}/poster`, autoplay: '', preload: 'auto', rr_mediaState: 'played', rr_mediaCurrentTime: 3 }, el('source', { src: `${E}/vs` }), el('track', { src: `${E}/vtt`, default: '' })), el('audio', { src: `${E}/au`, autoplay: '' })),
  images: () => el('div', {}, el('img', { src: `${E}/i`, srcset: `${E}/i1 1x, ${E}/i2 2x`, longdesc: `${E}/l`, lowsrc: `${E}/low` }), el('picture', {}, el('source', { srcset: `${E}/p 1x` }), el('img', { src: '//evil.example:EVILPORT/proto' })), el('input', { type: 'image', src: `${E}/in` }), el('table', { background: `${E}/bg` }), el('img', { src: '/relative-to-us' })),
  'attribution and ping': () => el('div', {}, el('a', { href: `${E}/a`, attributionsrc: `${E}/att`, ping: `${E}/p2` }, 'x'), el('img', { attributionsrc: `${E}/att2` })),
  'speculation rules': () => el('script', { type: 'speculationrules' }, `{"prefetch":[{"source":"list","urls":["${E}/spec"]}]}`),
  'css url': () => el('div', { id: 'u' }, style(`#u{background:url(${E}/u1)} #u::after{content:url("${E}/u2")} body{cursor:url('${E}/u3'),auto;list-style:url(${E}/u4)}`)),
  'css url escaped': () => el('div', { id: 'u' }, style(`#u{background:u\\72l(${E}/e1);border-image:\\55 RL("${E}/e2") 1} body{background:url(\\68ttp://evil.example:EVILPORT/e3)}`)),
  'css import': () => style(`@import "${E}/c1"; @import url(${E}/c2) screen; @\\69mport '${E}/c3'; @IMPORT/**/"${E}/c4";`),
  'css import split over texts': () => el('style', {}, '@imp', `ort "${E}/split1";`),
  'css hidden behind comments and strings': () => el('div', { id: 'u' }, el('style', {}, '#u{content:"', `"; background:url(${E}/open1)}`), style(`/*"*/#u{background:url(${E}/open2)}/*"*/`), style(`#u{--x:'\n;background:url(${E}/open3)}`)),
  'css font': () => el('div', { id: 'u' }, style(`@font-face{font-family:x;src:url(${E}/f.woff2) format("woff2"),url('${E}/f.ttf')} body{font-family:x}`), 'text'),
  'css image-set': () => el('div', { id: 'u' }, style(`:root{--s:"${E}/set0"} #u{background:image-set("${E}/set1" 1x,url(${E}/set2) 2x)} body{background:-webkit-image-set(url(${E}/set3) 1x)} html{background:image-set(var(--s) 1x)} p{background:cross-fade(url(${E}/cf),url(${E}/cf2),50%)}`)),
  'css in variables': () => el('div', { id: 'u' }, style(`:root{--u:url(${E}/var)} #u{background:var(--u)}`)),
  'css nested and conditional': () => style(`@media all{@supports (display:grid){body{&:hover,&{background:url(${E}/nested)}}}} @namespace url(${E}/ns); @layer a{body{mask:url(${E}/mask#m);filter:url(${E}/filter#f);clip-path:url(${E}/clip#c)}}`),
  '_cssText': () => el('link', { rel: 'stylesheet', href: `${E}/sheet`, _cssText: `@import "${E}/ct1"; body{background:url(${E}/ct2)}` }),
  '_cssText split': () => el('style', { _cssText: `@imp/* rr_split */ort "${E}/cs1";` }, '', ''),
  'style attribute': () => styled(`background:url(${E}/sa1);background-image:image-set("${E}/sa2" 1x);\\62 ackground:url("${E}/sa3")`),
  'presentation attributes': () => svg('svg', {}, svg('rect', { width: '10', height: '10', fill: `url(${E}/fill#a)`, filter: `url("${E}/flt#b")`, mask: `u\\72l(${E}/msk#c)`, 'clip-path': `url(${E}/cp#d)`, cursor: `url(${E}/cur),auto`, 'marker-start': `url(${E}/mk#e)` })),
  'svg script': () => svg('svg', {}, svg('script', { href: `${E}/svgs.js` }, RUN), svg('svg:script', {}, RUN), svg('a:script', { 'xlink:href': `${E}/xs.js` }, RUN)),
  'svg use and image': () => svg('svg', {}, svg('use', { href: `${E}/sprite.svg#x` }), svg('use', { 'xlink:href': `${E}/sprite2.svg#x` }), svg('use', { href: `${SVG_SCRIPT}#x` }), svg('image', { href: `${E}/im`, width: '9', height: '9' }), svg('image', { 'xlink:href': `${E}/im2`, width: '9', height: '9' }), svg('feImage', { href: `${E}/fe` })),
  'svg animate': () => svg('svg', {}, svg('a', { href: '#' }, svg('animate', { attributeName: 'href', values: `javascript:${RUN}`, begin: '0s', fill: 'freeze' }), svg('text', {}, 'x')), svg('image', { width: '9', height: '9' }, svg('set', { attributeName: 'href', to: `${E}/set`, begin: '0s' }), svg('animate', { attributeName: 'xlink:href', values: `${E}/a1;${E}/a2`, dur: '1s', begin: '0s' })), svg('set', { attributeName: 'onclick', to: RUN }), svg('rect', { width: '9', height: '9' }, svg('set', { attributeName: 'fill', to: `url(${E}/anim#x)` }))),
  'svg handlers': () => svg('svg', { onload: RUN }, svg('animate', { onbegin: RUN, attributeName: 'x', dur: '1s', begin: '0s' })),
  'svg foreignObject': () => svg('svg', {}, svg('foreignObject', { width: '50', height: '50' }, el('iframe', { src: `${E}/fo` }), el('script', {}, RUN), el('img', { src: `${E}/fo2`, onerror: RUN }))),
  'svg base': () => svg('svg', { 'xml:base': E }, svg('use', { href: 'x#y' }), svg('image', { href: 'rel.png', width: '9', height: '9' })),
  'image with scripts inside': () => el('div', {}, el('img', { src: SVG_SCRIPT }), el('img', { rr_dataURL: SVG_SCRIPT, src: `${E}/orig`, srcset: `${E}/os 1x` }), el('img', { rr_dataURL: `${E}/dataurl` }), el('canvas', { rr_dataURL: `${E}/canvas` })),
  'cross-origin frame source': () => el('iframe', { rr_src: `${E}/rrsrc`, rr_width: '10px;background:url(x)', rr_height: 'url(' }),
  'dialog and popover': () => el('dialog', { open: '', rr_open_mode: 'modal', onclose: RUN }, el('form', { method: 'dialog', action: `${E}/dlg` }, el('button', { autofocus: '' }, 'x'))),
  'custom elements': () => el('div', {}, { ...el('x-evil', { onconnected: RUN, src: `${E}/x` }), isCustom: true }, { ...el('annotation-xml', {}), isCustom: true }, { ...el('x-Ünï', {}), isCustom: true }, { ...el('not_custom', {}), isCustom: true }),
  'odd tag names': () => el('div', {}, el('<script>', {}), el('a b', {}), el('', {}), el('constructor', {}), el('__proto__', {}), el('toString', {}), el('x"onload=', {}), el(':', {}), el('a:b:c', {}), el('xmlns:x', {}), el('\u0000', {}), el('1', {})),
  'odd attribute names': () => el('div', { '': 'x', ' ': 'x', 'a b': 'x', '<script>': RUN, '"': 'x', __proto__: 'x', constructor: 'x', 'on error': RUN, '\u0000onload': RUN, 'ONLOAD': RUN, 'xlink:href:x': E, 'xmlns:xlink': E }, 'x'),
  'prototype keys': () => JSON.parse(`{"type":2,"id":4000,"tagName":"div","attributes":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"childNodes":[],"__proto__":{"isSVG":true}}`) as RawNode,
  'shadow roots': () => ({ ...el('div', {}, { ...el('style', {}, `:host{background:url(${E}/sh)}`), isShadow: true }, { ...el('img', { src: `${E}/shi`, onerror: RUN }), isShadow: true }), isShadowHost: true }),
  'shadow host that may not be one': () => ({ ...el('img', {}, { ...el('p', {}, 'x'), isShadow: true }), isShadowHost: true }),
  'wrong types everywhere': () => el('div', { id: { a: 1 }, class: ['x'], title: 7, style: { color: 'red' }, hidden: false, src: null, value: true, 'data-x': undefined }, { type: 99, id: 4100 }, { type: 4, id: 4101, textContent: ']]>' }, { type: 5, id: 4102, textContent: '--><script>' }, { type: 0, id: 4103, childNodes: [] }, { type: 1, id: 4104, name: '1 2"', publicId: '"><', systemId: "'" } as unknown as RawNode),
  'repeated ids': () => el('div', {}, { ...el('p'), id: TARGET }, { ...el('p'), id: 5000 }, { ...el('b', {}, { ...el('b'), id: 5000 }), id: 5000 }, { ...el('p'), id: 1 }, { ...el('p'), id: -1 }, { ...el('p'), id: 1.5 }),
  'gigantic depth': () => {
    let node = el('div', {}, 'deep');
    for (let i = 0; i < 1500; i += 1) node = el('div', {}, node);
    return node;
  },
  'huge flat list': () => el('div', {}, ...Array.from({ length: 20_000 }, () => el('i'))),
};

type Rest = Record<string, unknown>;
const sheet = (data: Rest): RawEvent => incremental({ source: 8, id: 6000, ...data });
const withSheet = (...events: RawEvent[]): RawEvent[] => [...page({ ...el('style', {}, 'p{color:red}'), id: 6000 }), ...events];

export const lists: Record<string, () => RawEvent[]> = {
  'inserted rules': () => withSheet(sheet({ adds: [{ rule: `@import "${E}/r1"` }, { rule: `body{background:url(${E}/r2)}`, index: 0 }, { rule: `p{background:u\\72l(${E}/r3)}`, index: [0] }, { rule: 7 }, {}] }), sheet({ replace: `@import "${E}/r4"; body{background:url(${E}/r5)}` }), sheet({ replaceSync: `body{background:url(${E}/r6)}` }), sheet({ removes: [{ index: -5 }, { index: 'x' }, { index: [9, 9, 9] }] })),
  'style declarations': () => withSheet(incremental({ source: 13, id: 6000, index: [0], set: { property: 'background', value: `url(${E}/d1)`, priority: 'important' } }), incremental({ source: 13, id: 6000, index: [], set: {}, remove: { property: 'color' } }), incremental({ source: 13, id: 6000 })),
  'adopted sheets': () => [...page(), incremental({ source: 15, id: 1, styleIds: [1, 2], styles: [{ styleId: 1, rules: [{ rule: `body{background:url(${E}/ad1)}`, index: 0 }, { rule: `@font-face{font-family:y;src:url(${E}/ad2)}` }] }, { styleId: 2, rules: 'x' }] }), incremental({ source: 8, styleId: 1, adds: [{ rule: `p{background:url(${E}/ad3)}` }], replaceSync: `p{background:url(${E}/ad4)}` })],
  fonts: () => [...page(style(`p{font-family:zz}`)), incremental({ source: 10, family: 'zz', fontSource: `url(${E}/font)`, buffer: false }), incremental({ source: 10, family: 'zz', fontSource: `[1,2,3];${RUN}`, buffer: true }), incremental({ source: 10, family: 'zz', fontSource: '[0,1,0,0]', buffer: true, descriptors: { src: E } })],
  'text becomes a style sheet': () => withSheet(incremental({ source: 0, adds: [{ parentId: 6000, nextId: null, node: text(`@import "${E}/t1"; body{background:url(${E}/t2)}`) }], removes: [], texts: [], attributes: [] })),
  'text of a style sheet changes': () => [...page({ ...el('style', {}, { ...text('p{}'), id: 6002 }), id: 6001 }), incremental({ source: 0, adds: [], removes: [], texts: [{ id: 6002, value: `@import "${E}/tc1"; body{background:url(${E}/tc2)}` }, { id: 8, value: '<script>' }], attributes: [] })],
  'text of a new style sheet changes at once': () => [...page(), incremental({ source: 0, adds: [{ parentId: HEAD, nextId: null, node: { type: 2, id: 6003, tagName: 'style', attributes: {}, childNodes: [] } }, { parentId: 6003, nextId: null, node: { type: 3, id: 6004, textContent: '' } }], removes: [], texts: [{ id: 6004, value: `body{background:url(${E}/tn)}` }], attributes: [] })],
  'second text completes the first': () => withSheet(incremental({ source: 0, adds: [{ parentId: 6000, nextId: null, node: text(`} body{background:"`) }, { parentId: 6000, nextId: null, node: text(`"; background:url(${E}/two)}`) }], removes: [], texts: [], attributes: [] })),
  'style objects': () => [...page(), incremental({ source: 0, adds: [], removes: [], texts: [], attributes: [{ id: TARGET, attributes: { style: { 'background-image': `url(${E}/so1)`, background: [`url(${E}/so2)`, 'important'], '--x': `url(${E}/so3)`, cssText: `background:url(${E}/so4)`, __proto__: 'x', color: 7 } } }] })],
  '_cssText changes': () => withSheet(incremental({ source: 0, adds: [], removes: [], texts: [], attributes: [{ id: 6000, attributes: { _cssText: `@import "${E}/cc1"; body{background:url(${E}/cc2)}` } }] })),
  'iframe document': () => [...page({ ...el('iframe', {}), id: 6100 }), incremental({ source: 0, isAttachIframe: true, removes: [], texts: [], attributes: [], adds: [{ parentId: 6100, nextId: null, node: { type: 0, id: 6101, childNodes: [{ type: 2, id: 6102, rootId: 6101, tagName: 'html', attributes: {}, childNodes: [{ ...el('head', {}, style(`body{background:url(${E}/if1)}`)), rootId: 6101 }, { ...el('body', { onload: RUN }, el('script', {}, RUN), el('img', { src: `${E}/if2`, onerror: RUN }), el('iframe', { src: `${E}/if3`, srcdoc: HTML })), rootId: 6101 }] }] } }] })],
  'canvas commands': () => [...page({ ...el('canvas', { width: '50', height: '50' }), id: 6200 }), incremental({ source: 9, id: 6200, type: 0, commands: [{ property: 'drawImage', args: [{ rr_type: 'HTMLImageElement', src: `${E}/cv1` }, 0, 0] }, { property: 'filter', args: [`url(${E}/cv2#f)`], setter: true }, { property: 'constructor', args: [RUN] }, { property: '__proto__', args: [{}], setter: true }, { property: 'canvas', args: [1], setter: true }, { property: 'fillStyle', args: [{ rr_type: 'CanvasPattern', args: [] }], setter: true }, { property: 'fillRect', args: [0, 0, 50, 50] }, { property: 'putImageData', args: [{ rr_type: 'ImageData', args: [{ args: [{ base64: '!!!' }] }, -1] }] }] }), incremental({ source: 9, id: 6200, type: 0, commands: [{ property: 'clearRect', args: [] }, { property: 'drawImage', args: [{ rr_type: 'ImageBitmap', args: [{ rr_type: 'Blob', type: 'text/html', data: [{ base64: btoa(HTML) }] }] }] }] }), incremental({ source: 9, id: 6200, type: 1, commands: 'x' })],
  'inputs on anything': () => [...page({ ...el('iframe'), id: 6300 }, { ...el('input', { type: 'file' }), id: 6301 }), ...[1, 2, BODY, 6300, 6301, -1, 99999].map((id) => incremental({ source: 5, id, text: `javascript:${RUN}`, isChecked: true }))],
  'events of the wrong shape': () => [...page(), ...[null, 7, 'x', [], {}, { type: 3 }, { type: 3, data: null }, { type: 3, data: { source: 0 } }, { type: 3, data: { source: 0, adds: 'x', removes: [null], texts: [7], attributes: [{}] } }, { type: 3, data: { source: 1, positions: null } }, { type: 3, data: { source: 2, type: 'Click', id: {} } }, { type: 3, data: { source: 3, id: 1, x: 'a', y: Infinity } }, { type: 3, data: { source: 14, ranges: [{ start: 1, startOffset: -1, end: 8, endOffset: 1e9 }] } }, { type: 3, data: { source: 7, id: 1, type: 0 } }, { type: 3, data: { source: 'x' } }, { type: 2, data: {} }, { type: 2, data: { node: { type: 2, id: 1 } } }, { type: 4, data: { href: 7, width: -1, height: 1e12 } }, { type: 'x' }].map((event) => (event !== null && typeof event === 'object' && !Array.isArray(event) ? { timestamp: START + 50, ...event } : event) as unknown as RawEvent)],
  'quirks mode without children': () => [{ type: 4, timestamp: START, data: { href: '', width: 10, height: 10 } }, { type: 2, timestamp: START, data: { node: { type: 0, id: 1, compatMode: 'BackCompat', childNodes: [] } } }, ...page().map((event) => ({ ...event, timestamp: START + 10 }))],
  'adds into themselves': () => [...page(), incremental({ source: 0, removes: [], texts: [], attributes: [], adds: [{ parentId: 7001, nextId: null, node: { ...el('div'), id: 7000 } }, { parentId: 7000, nextId: null, node: { ...el('div'), id: 7001 } }, { parentId: 7002, nextId: 7002, node: { ...el('div'), id: 7002 } }, { parentId: 8, nextId: null, node: el('div') }] })],
  'deep chain of adds': () => [...page(), incremental({ source: 0, removes: [], texts: [], attributes: [], adds: Array.from({ length: 3000 }, (_, i) => ({ parentId: i === 0 ? BODY : 8000 + i - 1, nextId: null, node: { ...el('div'), id: 8000 + i } })) })],
  'own requests': () => [...page(el('img', { src: '/api/v1/me' }), el('img', { src: '/stage/../api/v1/logout' }), style('body{background:url(/api/v1/me)}'))],
  'the page removes itself': () => [...page(), incremental({ source: 0, adds: [], removes: [{ parentId: 1, id: 2 }], texts: [], attributes: [] }), added(el('p'), 1, 150)],
};
