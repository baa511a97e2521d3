// Canvases. `wants.canvas` is the opt-in: frames are recorded.

import { does, html, steps, theme } from './case.mjs';

const TWO = '<canvas id="c" width="320" height="180" style="border: 2px solid #444"></canvas><p>below</p>';

const draw = `window.draw = (tone) => { const g = c.getContext('2d'); const fill = g.createLinearGradient(0, 0, 320, 180); fill.addColorStop(0, tone); fill.addColorStop(1, '#fff'); g.fillStyle = fill; g.fillRect(0, 0, 320, 180); g.fill(new Path2D('M40 40h80v80h-80z')); g.strokeStyle = '#123'; g.lineWidth = 6; g.beginPath(); g.arc(230, 90, 50, 0, 5); g.stroke(); g.fillStyle = '#000'; g.font = '24px sans-serif'; g.fillText(tone, 60, 160); }; draw('#0ea5e9');`;

const later = (page) => page.waitForTimeout(500);

export const cases = theme('canvas', {
  'drawn before and after, not opted in': {
    page: html(TWO, { script: draw }),
    act: does(() => window.draw('#dc2626')),
  },
  'drawn before and after, by frames': {
    wants: { canvas: true },
    page: html(TWO, { script: draw }),
    act: async (page, moment) => {
      await later(page);
      await page.evaluate(() => window.draw('#dc2626'));
      await later(page);
      await moment('red');
      await page.evaluate(() => window.draw('#16a34a'));
      await later(page);
    },
  },
  'WebGL, by frames': {
    wants: { canvas: true },
    page: html(TWO, { script: `const gl = c.getContext('webgl', { preserveDrawingBuffer: true }); window.paint = (r, g, b) => { if (!gl) return; gl.clearColor(r, g, b, 1); gl.clear(gl.COLOR_BUFFER_BIT); }; paint(0.2, 0.4, 0.8);` }),
    act: async (page) => {
      await page.evaluate(() => window.paint(0.8, 0.3, 0.1));
      await later(page);
    },
  },
  'sized anew and moved, by frames': {
    wants: { canvas: true },
    page: html(TWO, { script: draw }),
    act: async (page) => {
      await later(page);
      await page.evaluate(() => { const c = document.querySelector('#c'); c.width = 200; c.height = 100; document.body.append(c); const g = c.getContext('2d'); g.fillStyle = '#7e22ce'; g.fillRect(10, 10, 120, 60); });
      await later(page);
    },
  },
  'turned into a picture': {
    page: html('<img id="i">'),
    act: async (page) => {
      await page.evaluate(async () => {
        const c = Object.assign(document.createElement('canvas'), { width: 200, height: 100 });
        const g = c.getContext('2d');
        g.fillStyle = '#b45309';
        g.fillRect(0, 0, 200, 100);
        g.fillStyle = '#fff';
        g.fillRect(40, 20, 60, 60);
        document.querySelector('#i').src = c.toDataURL();
        await document.querySelector('#i').decode();
      });
    },
  },
  'added late and empty': {
    page: html('<p>here</p>'),
    act: steps(() => { const c = document.createElement('canvas'); c.style.background = '#fde68a'; document.body.append(c); }),
  },
});
