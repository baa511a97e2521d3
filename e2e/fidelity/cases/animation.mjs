// Animations and transitions. Where the live page would move it is held at a known time.

import { does, html, steps, theme } from './case.mjs';

const BOX = '<div id="a" class="box">a</div><div id="b" class="box">b</div>';
const CSS = '.box { width: 120px; height: 80px; background: #93c5fd; margin: 10px }';

export const cases = theme('animation', {
  'element.animate(), held at its end': {
    page: html(BOX, { css: CSS }),
    act: async (page, moment) => {
      await page.evaluate(() => document.querySelector('#a').animate({ transform: 'translateX(300px)', background: '#7f1d1d' }, { duration: 60, fill: 'forwards' }).finished);
      await moment('first at its end');
      await page.evaluate(() => document.querySelector('#b').animate([{ opacity: 1 }, { opacity: 0.2, width: '400px' }], { duration: 60, fill: 'both' }).finished);
    },
  },
  'element.animate(), paused in the middle': {
    page: html(BOX, { css: CSS }),
    act: steps(
      () => { const one = document.querySelector('#a').animate({ width: ['120px', '520px'] }, { duration: 10000, easing: 'linear' }); one.pause(); one.currentTime = 4000; },
      () => { document.querySelector('#a').getAnimations()[0].currentTime = 9000; },
      () => document.querySelector('#a').getAnimations()[0].cancel(),
    ),
  },
  'paused before the recorder came': {
    page: html(BOX, { css: CSS, script: `const one = a.animate({ translate: ['0', '400px'], backgroundColor: ['#fff', '#000'] }, 10000); one.pause(); one.currentTime = 5000;` }),
  },
  'commitStyles and composite': {
    page: html(BOX, { css: CSS }),
    act: does(async () => {
      const one = document.querySelector('#a').animate({ transform: 'rotate(20deg)' }, { duration: 50, fill: 'forwards' });
      await one.finished;
      one.commitStyles();
      one.cancel();
    }),
  },
  'a transition at its end': {
    page: html(BOX, { css: `${CSS} .box { transition: all 150ms } .wide { width: 480px; background: #14532d; border-radius: 40px }` }),
    act: async (page, moment) => {
      await page.evaluate(() => document.querySelector('#a').classList.add('wide'));
      await page.waitForTimeout(300);
      await moment('wide');
      await page.evaluate(() => { document.querySelector('#a').classList.remove('wide'); document.querySelector('#b').classList.add('wide'); });
      await page.waitForTimeout(300);
    },
  },
  'keyframes at their end': {
    page: html(BOX, { css: `${CSS} @keyframes slide { from { margin-left: 0 } to { margin-left: 320px; background: #831843 } } .go { animation: slide 120ms both }` }),
    act: async (page, moment) => {
      await page.evaluate(() => document.querySelector('#a').classList.add('go'));
      await page.waitForTimeout(300);
      await moment('there');
      await page.evaluate(() => { document.querySelector('#b').classList.add('go'); document.querySelector('#a').style.animationDirection = 'reverse'; });
      await page.waitForTimeout(300);
    },
  },
  'keyframes at their end before the recorder came': {
    page: html('<div class="box go">in</div>', { css: `${CSS} @keyframes in { from { opacity: 0; translate: -200px } to { opacity: 1; translate: 60px } } .go { animation: in 40ms both }` }),
  },
  'keyframes paused by a delay': {
    page: html(BOX, { css: `${CSS} @keyframes slide { to { margin-left: 400px } } #a { animation: slide 10s linear -5s paused both } #b { animation: slide 10s linear -2s paused both }` }),
    act: does(() => { document.querySelector('#b').style.animationDelay = '-8s'; }),
  },
  'driven by scrolling': {
    page: html('<div id="bar"></div><div style="height: 3000px">long</div>', { css: '@keyframes grow { from { width: 0 } to { width: 100% } } #bar { position: fixed; top: 0; left: 0; height: 14px; background: #be123c; animation: grow linear both; animation-timeline: scroll() }' }),
    act: steps(() => scrollTo(0, 800), () => scrollTo(0, 1600)),
  },
  'a view transition that is over': {
    page: html(BOX, { css: CSS }),
    act: async (page) => {
      await page.evaluate(async () => { const one = document.startViewTransition(() => document.querySelector('#a').replaceWith(document.querySelector('#b'))); one.ready.then(() => document.getAnimations().forEach((moving) => moving.finish()), () => null); await one.finished; });
    },
  },
});
