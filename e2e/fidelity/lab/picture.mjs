// A picture of what a page shows, asked of the browser directly: nothing is put into the page for it, and
// the file is made in a hurry, because it is mostly equal, byte for byte, to the one it is compared with.

const sessions = new WeakMap();

async function sessionOf(page) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  return sessions.get(page);
}

export async function pictureOf(page) {
  const session = await sessionOf(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  return Buffer.from(data, 'base64');
}
