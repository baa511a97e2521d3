// A puppeteer page in Playwright's words, as far as walks and helpers use them.

import { until } from './server.mjs';

const UNTIL_MS = 15_000;

const matches = (pattern, url) => {
  if (typeof pattern === 'function') return pattern(new URL(url));
  const escaped = pattern.replace(/[.+^${}()|[\]\\?]/g, '\\$&').replace(/\*\*/g, '.*');
  return new RegExp(`^${escaped}$`).test(url);
};

/** The elements that `selector` finds, through shadow roots; `which` of them, negative: none chosen yet. */
function locatorOf(page, selector, which = 0) {
  const all = () => page.$$(`pierce/${selector}`);
  const one = () => until(async () => (await all())[which], UNTIL_MS, `${selector} is on ${page.url()}`);
  const told = async (read, ...given) => (await one()).evaluate(read, ...given);
  const shown = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0;
  const locator = {
    first: () => locator,
    nth: (n) => locatorOf(page, selector, n),
    count: async () => (await all()).length,
    waitFor: () => until(async () => (await all())[which]?.evaluate(shown), UNTIL_MS, `${selector} is seen on ${page.url()}`),
    boundingBox: () => told((element) => element.getBoundingClientRect().toJSON()),
    scrollIntoViewIfNeeded: () => told((element) => element.scrollIntoView({ block: 'nearest', behavior: 'instant' })),
    innerText: () => told((element) => element.innerText),
    getAttribute: (name) => told((element, it) => element.getAttribute(it), name),
    focus: () => told((element) => element.focus()),
    selectOption: async (value) => (await one()).select(value),
    click: async () => (await locator.waitFor(), (await one()).click()),
    setInputFiles: async (file) => (await one()).uploadFile(file),
  };
  return locator;
}

const within = (value, size) => Math.max(0, Math.min(size - 1, Math.round(value)));

const mouseOf = (page) => ({
  // Firefox refuses to move the pointer out of its window, where a way to something at the edge may lead.
  move: (x, y) => page.mouse.move(within(x, page.viewport().width), within(y, page.viewport().height)),
  down: () => page.mouse.down(),
  up: () => page.mouse.up(),
  // Firefox takes whole pixels only.
  wheel: (deltaX, deltaY) => page.mouse.wheel({ deltaX: Math.round(deltaX), deltaY: Math.round(deltaY) }),
});

export function pageOf(page, context) {
  const locator = (selector) => locatorOf(page, selector);
  const waitForURL = (pattern) => until(() => matches(pattern, page.url()), UNTIL_MS, () => `${pattern} is not where ${page.url()} is`);
  return {
    puppeteer: page,
    context: () => context,
    mouse: mouseOf(page),
    keyboard: { type: (text) => page.keyboard.type(text), press: (key) => page.keyboard.press(key) },
    locator,
    waitForURL,
    waitForResponse: (test, options) => page.waitForResponse(test, options),
    on: (name, heard) => page.on(name, heard),
    url: () => page.url(),
    viewportSize: () => page.viewport(),
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    // A page that comes back from the cache loads nothing, for which puppeteer would wait.
    goBack: () => page.evaluate(() => void setTimeout(() => history.back())),
    goForward: () => page.evaluate(() => void setTimeout(() => history.forward())),
    evaluate: (what, given) => page.evaluate(what, given),
    waitForFunction: (what, given, { timeout = UNTIL_MS } = {}) => page.waitForFunction(what, { timeout, polling: 100 }, given),
    waitForTimeout: (ms) => new Promise((done) => setTimeout(done, ms)),
    waitForLoadState: () => until(() => page.evaluate(() => document.readyState === 'complete').catch(() => false), UNTIL_MS, 'the page has loaded'),
    screenshot: async () => Buffer.from(await page.screenshot()),
    click: (selector) => locator(selector).click(),
    check: (selector) => locator(selector).click(),
    selectOption: (selector, value) => locator(selector).selectOption(value),
    setInputFiles: (selector, file) => locator(selector).setInputFiles(file),
    fill: async (selector, text) => (await locator(selector).click(), page.keyboard.type(text)),
    close: () => page.close(),
  };
}
