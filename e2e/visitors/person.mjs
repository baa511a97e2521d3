// A person at a page: moves the pointer along curves, scrolls to what it wants, hesitates, types with
// pauses. On a touch screen it taps and swipes instead.
//
//   const anna = person(page, { seed: 7, touch: false, pace: 1 });
//   await anna.click('#add-to-cart');
//
// `pace` stretches every wait: 1 is a calm visitor, 0.1 a test in a hurry. What is done, and where, depends
// on the seed alone; only the waiting depends on the pace.

import { chance } from './chance.mjs';

const STEP_MS = 16;
const SCROLL_STEPS_MAX = 40;
const UNTIL_THERE_MS = 15_000;

const ease = (t) => t * t * (3 - 2 * t);

/** Points of a slightly bent way between two places. */
export function way(from, to, luck) {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = Math.max(4, Math.min(36, Math.round(distance / 22)));
  const bend = luck.between(-0.18, 0.18);
  const middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * bend, y: (from.y + to.y) / 2 + (to.x - from.x) * bend };
  return Array.from({ length: steps }, (_, i) => {
    const t = ease((i + 1) / steps);
    const mix = (axis) => (1 - t) ** 2 * from[axis] + 2 * (1 - t) * t * middle[axis] + t ** 2 * to[axis];
    return { x: mix('x'), y: mix('y') };
  });
}

export function person(page, { seed = 1, touch = false, pace = 1 } = {}) {
  const luck = chance(seed);
  let at = { x: luck.between(200, 600), y: luck.between(150, 400) };
  let devtools = null;

  const wait = (low, high = low) => page.waitForTimeout(Math.round(luck.between(low, high) * pace));
  const locate = (target) => (typeof target === 'string' ? page.locator(target).first() : target.first());

  async function moveTo(place) {
    if (touch) return;
    for (const point of way(at, place, luck)) {
      await page.mouse.move(point.x, point.y);
      if (pace > 0.3) await page.waitForTimeout(STEP_MS * pace);
    }
    at = place;
  }

  /** A swipe with a finger; Chromium makes real touch events from it. */
  async function swipe(distance) {
    devtools ??= await page.context().newCDPSession(page);
    const { width, height } = page.viewportSize();
    await devtools.send('Input.synthesizeScrollGesture', { x: Math.round(width * 0.6), y: Math.round(height / 2), yDistance: -distance, speed: Math.round(900 / Math.max(pace, 0.2)), gestureSourceType: 'touch' });
  }

  async function scroll(distance) {
    if (touch) {
      await swipe(distance);
      return wait(120, 260);
    }
    const ticks = Math.max(1, Math.round(Math.abs(distance) / 120));
    for (let i = 0; i < ticks; i += 1) {
      await page.mouse.wheel(0, distance / ticks);
      await wait(28, 70);
    }
    return wait(80, 200);
  }

  /** Scrolls as long as it takes to have the element comfortably in view; returns its box. */
  async function bring(target) {
    const element = locate(target);
    await element.waitFor({ state: 'visible', timeout: UNTIL_THERE_MS });
    const { height } = page.viewportSize();
    let last = null;
    for (let i = 0; i < SCROLL_STEPS_MAX; i += 1) {
      const box = await element.boundingBox();
      if (!box) break;
      const centre = box.y + Math.min(box.height, height * 0.5) / 2;
      if (centre > height * 0.2 && centre < height * 0.8) break;
      if (last !== null && Math.abs(last - box.y) < 1) break;
      last = box.y;
      const missing = centre - height * 0.5;
      await scroll(Math.sign(missing) * Math.min(Math.abs(missing), height * 0.7));
    }
    await element.scrollIntoViewIfNeeded({ timeout: UNTIL_THERE_MS });
    return element.boundingBox();
  }

  const inside = (box) => ({ x: box.x + box.width * luck.between(0.35, 0.65), y: box.y + box.height * luck.between(0.4, 0.6) });

  async function press(place) {
    if (touch) return page.touchscreen.tap(place.x, place.y);
    await page.mouse.down();
    await page.waitForTimeout(Math.round(luck.between(40, 90)));
    return page.mouse.up();
  }

  async function hover(target) {
    const place = inside(await bring(target));
    await moveTo(place);
    await wait(150, 500);
    return place;
  }

  async function click(target) {
    const place = inside(await bring(target));
    await moveTo(place);
    await wait(90, 320);
    await press(place);
    return wait(250, 700);
  }

  /** Clicks and waits for the page that follows. */
  async function follow(target) {
    const before = page.url();
    await click(target);
    await page.waitForURL((url) => String(url) !== before, { timeout: UNTIL_THERE_MS });
    await page.waitForLoadState('load');
    return wait(400, 900);
  }

  /** Many quick clicks on one spot, as people do when nothing happens. */
  async function rage(target, times = 5) {
    const place = await hover(target);
    for (let i = 0; i < times; i += 1) {
      await press(place);
      await page.waitForTimeout(Math.round(luck.between(90, 160)));
    }
    return wait(300, 700);
  }

  /** Types with an uneven rhythm, and now and then a slip that is corrected. */
  async function type(target, text) {
    await click(target);
    for (const letter of text) {
      if (luck.likely(0.03) && /[a-z]/.test(letter)) {
        await page.keyboard.type(luck.pick([...'asdfghjkl']));
        await wait(120, 260);
        await page.keyboard.press('Backspace');
      }
      await page.keyboard.type(letter);
      await wait(45, 150);
    }
    return wait(150, 450);
  }

  /** Chooses from a native list, whose popup a script cannot point into. */
  async function choose(target, value) {
    await hover(target);
    await locate(target).selectOption(value);
    return wait(250, 600);
  }

  return { page, luck, touch, wait, scroll, bring, moveTo, hover, click, follow, rage, type, choose, tap: click, look: (low = 800, high = 2200) => wait(low, high) };
}
