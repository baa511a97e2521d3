// Ways of laying out and painting that a replay must not disturb.

import { does, html, steps, theme } from './case.mjs';

export const cases = theme('layout', {
  'grid, subgrid, areas': {
    page: html('<div class="g"><header>head</header><nav>nav</nav><main><p>a</p><p>bb</p></main><footer>foot</footer></div>', { css: '.g { display: grid; grid: "h h" 60px "n m" auto "f f" 40px / 160px 1fr 80px; gap: 6px } .g > * { background: #e0f2fe; padding: 8px } header { grid-area: h } nav { grid-area: n } main { grid-area: m / m / m / -1; display: grid; grid-template-columns: subgrid } footer { grid-area: f }' }),
    act: steps(() => { document.querySelector('.g').style.gridTemplateColumns = '1fr 2fr 10px'; }, () => document.querySelector('nav').remove()),
  },
  'flex, gaps, order, wrapping': {
    page: html(`<div class="f">${Array.from({ length: 14 }, (_, i) => `<span style="order: ${i % 3}">${'word '.repeat((i % 4) + 1)}</span>`).join('')}</div>`, { css: '.f { display: flex; flex-wrap: wrap; gap: 8px; align-items: baseline; width: 640px } span { background: #dcfce7; padding: 6px; flex: 1 1 auto } span:nth-child(4) { font-size: 32px; align-self: end }' }),
    act: steps(() => { document.querySelector('.f').style.flexDirection = 'row-reverse'; }, () => { document.querySelector('.f').style.width = '380px'; }),
  },
  'columns, floats, shapes': {
    page: html(`<div class="c"><i></i>${'Lines of a text that flows around a shape and over columns. '.repeat(14)}</div>`, { css: '.c { columns: 3; column-rule: 2px solid #94a3b8; width: 800px } i { float: left; width: 90px; height: 90px; shape-outside: circle(); clip-path: circle(); background: #f472b6; margin: 6px }' }),
    act: does(() => { document.querySelector('.c').style.columns = '2'; document.querySelector('i').style.float = 'right'; }),
  },
  'anchored and positioned': {
    page: html('<button class="anchor">anchor</button><div class="tip">tip</div><div class="abs">absolute</div>', { css: '.anchor { anchor-name: --a; margin: 90px 200px } .tip { position: absolute; position-anchor: --a; bottom: anchor(top); left: anchor(left); width: anchor-size(width); background: #fde68a } .abs { position: absolute; inset: auto 10px 10px auto; background: #fca5a5; padding: 20px }' }),
    act: does(() => { document.querySelector('.anchor').style.marginLeft = '420px'; }),
  },
  'blends, filters, backdrops, 3D': {
    page: html('<div class="back"><div class="m">blend</div><div class="g">glass</div><div class="t"><b>turned</b></div></div>', { css: '.back { background: linear-gradient(90deg, #f43f5e, #facc15, #22d3ee); padding: 20px; height: 320px; perspective: 500px } .m { mix-blend-mode: difference; background: #fff; padding: 14px } .g { backdrop-filter: blur(6px) saturate(2); background: rgb(255 255 255 / .3); padding: 20px; margin: 10px } .t { transform: rotateY(35deg); width: 300px; background: #1e293b; color: #fff; padding: 20px; box-shadow: 0 10px 30px #000; filter: drop-shadow(8px 8px 0 #fff) }' }),
    act: steps(() => { document.querySelector('.t').style.transform = 'rotateX(40deg)'; }, () => { document.querySelector('.m').style.mixBlendMode = 'multiply'; document.querySelector('.back').style.filter = 'grayscale(.8)'; }),
  },
  'borders, outlines, corners, clips': {
    page: html('<div class="a">groove</div><div class="b">image border</div><div class="c">clipped</div>', { css: 'div { padding: 20px; margin: 12px; width: 300px } .a { border: 12px groove #a3e635; outline: 4px dashed #6d28d9; outline-offset: 5px; border-radius: 30px / 60px } .b { border: 16px solid; border-image: repeating-linear-gradient(45deg, #000 0 8px, gold 8px 16px) 16 } .c { clip-path: polygon(0 0, 100% 20%, 90% 100%, 10% 80%); background: #0891b2 }' }),
    act: does(() => { document.querySelector('.c').style.clipPath = 'inset(10px 40px round 20px)'; document.querySelector('.a').style.borderStyle = 'ridge'; }),
  },
  'stacking, overflow, resizing': {
    page: html('<div class="s"><div style="z-index: 2">two</div><div style="z-index: 1">one</div></div><textarea style="width: 200px; height: 80px">resize me</textarea><div class="o">overflow <span>far outside of its box</span></div>', { css: '.s { position: relative; height: 120px; isolation: isolate } .s div { position: absolute; width: 160px; height: 80px; background: #fda4af } .s div:last-child { left: 60px; top: 30px; background: #7dd3fc } .o { width: 100px; overflow: clip; overflow-clip-margin: 20px; white-space: nowrap; background: #eee }' }),
    act: steps(() => { document.querySelector('.s div').style.zIndex = 0; }, () => { const area = document.querySelector('textarea'); area.style.width = '420px'; area.style.height = '140px'; }),
  },
  'attr(), calc(), min(), sibling-index and other sums': {
    page: html('<div data-w="60">typed</div><p style="--n: 3">sum</p><ul><li>a<li>b<li>c</ul>', { css: 'div { width: calc(attr(data-w type(<number>), 10) * 5px); background: #bae6fd; padding: 10px } p { width: clamp(100px, calc(var(--n) * 11vw), 700px); background: #fecdd3; padding: 10px } li { margin-left: calc(20px * pow(2, 1.5)); width: round(up, 133px, 50px); background: #ddd }' }),
    act: steps(() => { document.querySelector('div').dataset.w = '140'; }, () => document.querySelector('p').style.setProperty('--n', '6')),
  },
});
