// Untouched: a class of the browser, also where the page has put its own in its place.
//
// Some libraries replace MutationObserver by something that works for them. A frame of our own, which is
// there for a moment, has the browser's.

type Classes = Pick<typeof globalThis, 'MutationObserver'>;

export function untouched<N extends keyof Classes>(name: N): Classes[N] {
  const here = window[name] as Classes[N];
  if (Function.prototype.toString.call(here).includes('[native code]')) return here;
  const frame = document.createElement('iframe');
  document.documentElement.append(frame);
  const theirs = (frame.contentWindow as unknown as Classes | null)?.[name];
  frame.remove();
  return theirs ?? here;
}
