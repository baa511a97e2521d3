// Pictures and sounds.

import { CHECKS, STRIPES } from '../lab/assets.mjs';
import { does, html, steps, theme } from './case.mjs';

const decoded = () => Promise.all([...document.images].map((image) => image.decode().catch(() => null)));

export const cases = theme('media', {
  'pictures as data': {
    page: html(`<img src="${CHECKS}"> <img src="${CHECKS}" style="object-fit: cover; width: 60px; height: 120px; border-radius: 20px"><div style="background: url('${STRIPES}') 10px 10px / 60px; height: 120px; width: 300px"></div>`),
    act: async (page, moment) => {
      await page.evaluate((to) => { document.images[0].src = to; }, STRIPES);
      await page.evaluate(decoded);
      await moment('other picture');
      await page.evaluate((to) => { document.querySelector('div').style.backgroundImage = `url(${to})`; }, CHECKS);
    },
  },
  'pictures from files': {
    page: html('<img src="/assets/checks.png"> <img src="/assets/stripes.png" width="240"><div style="background: url(/assets/checks.png); height: 120px; width: 300px"></div>'),
    act: async (page) => {
      await page.evaluate(() => { document.images[0].src = '/assets/stripes.png'; });
      await page.evaluate(decoded);
    },
  },
  'picture, srcset and sizes': {
    page: html('<picture><source srcset="/assets/stripes.png" media="(max-width: 500px)"><source srcset="/assets/checks.png" type="image/png"><img alt="p"></picture> <img srcset="/assets/stripes.png 1x, /assets/stripes@2x.png 2x"> <img sizes="100px" srcset="/assets/stripes.png 120w, /assets/stripes@2x.png 240w">'),
  },
  'a picture from a blob': {
    page: html('<img id="a" width="240" height="160">'),
    act: async (page) => {
      await page.evaluate(async () => { document.querySelector('#a').src = URL.createObjectURL(await (await fetch('/assets/checks.png')).blob()); });
      await page.evaluate(decoded);
    },
  },
  'lazy pictures reached by scrolling': {
    page: html('<div style="height: 3000px">down there</div><img loading="lazy" src="/assets/checks.png" width="240" height="160">'),
    act: async (page) => {
      await page.evaluate(() => scrollTo(0, 99999));
      await page.waitForTimeout(300);
      await page.evaluate(decoded);
    },
  },
  'pictures that are not there': {
    page: html('<img src="/assets/none.png" alt="a missing picture" width="200" height="80"> <img src="/assets/none2.png" alt=""> <img alt="no source">'),
    act: does(() => { document.images[2].alt = 'another text'; }),
  },
  'image-set, gradients and masks': {
    page: html('<div class="a"></div><div class="b"></div><div class="c">text</div>', {
      css: `div { width: 300px; height: 100px; margin: 8px } .a { background: image-set("${CHECKS}" 1x) } .b { background: conic-gradient(from 45deg, red, gold, teal, red); mask: radial-gradient(circle, #000 40%, transparent 41%) } .c { background: url("${STRIPES}"); background-clip: text; color: transparent; font: 900 60px sans-serif }`,
    }),
    act: steps(() => { document.querySelector('.b').style.maskImage = 'linear-gradient(90deg, #000, transparent)'; }),
  },
  'sound with controls, moved forward': {
    page: html('<audio id="a" controls src="/assets/tone.wav" muted></audio>'),
    act: async (page, moment) => {
      await page.evaluate(() => new Promise((done) => { const a = document.querySelector('#a'); a.addEventListener('seeked', done, { once: true }); a.currentTime = 2; }));
      await page.waitForTimeout(700);
      await moment('moved');
      await page.evaluate(() => { document.querySelector('#a').volume = 0.3; document.querySelector('#a').muted = false; });
      await page.waitForTimeout(300);
    },
  },
  'video without a source: its poster': {
    page: html(`<video id="v" width="240" height="160" poster="${CHECKS}"></video>`),
    act: does((to) => { document.querySelector('#v').poster = to; }, STRIPES),
  },
  'input of type image, and an object with a fallback': {
    page: html(`<input type="image" src="${CHECKS}" width="90"> <object data="/assets/none.bin" type="application/x-none"><b style="background: #fef08a; padding: 10px">fallback</b></object>`),
    act: does(() => { document.querySelector('b').textContent = 'another fallback'; }),
  },
});
