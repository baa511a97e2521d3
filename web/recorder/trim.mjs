// Trim: leaves out of @rrweb/record what our options never switch on, because a visitor pays for it:
// canvas recording, messages of cross-origin frames, inlined images.
//
// Each cut names where it begins and ends. A cut that does not find both exactly once stops the
// build, so a new version of the package cannot slip past unread. The capture tests run against
// the trimmed file. What is only made faster stands in tune.mjs.
import { readFile } from 'node:fs/promises';
import { TUNES } from './tune.mjs';

const CUTS = [
  { what: 'canvas: start', from: '    if (recordCanvas && sampling === "all")\n', to: '  reset() {\n    this.pendingCanvasMutations', put: '  }\n' },
  { what: 'canvas: observers', from: '  initCanvasFPSObserver(fps, win', to: 'class StylesheetManager {', put: '}\n' },
  { what: 'canvas: worker', from: 'const jsContent = ', to: 'class CanvasManager {', put: '' },
  { what: 'canvas: picture', from: '  if (tagName === "canvas" && recordCanvas) {', to: '  if (tagName === "img" && inlineImages) {', put: '' },
  { what: 'images: inlined', from: '  if (tagName === "img" && inlineImages) {', to: '  if (["audio", "video"].includes(tagName)) {', put: '' },
  { what: 'frames: listen', from: '    if (this.recordCrossOriginIframes) {\n', to: '  addIframe(iframeEl) {', put: '  }\n' },
  { what: 'frames: listen inside', from: '    if (this.recordCrossOriginIframes)\n      (_a2', to: '    (_b = this.loadListener)', put: '' },
  { what: 'frames: messages', from: '  handleMessage(message) {', to: 'class ShadowDomManager {', put: '}\n' },
];

export function trim(source) {
  return [...CUTS, ...TUNES].reduce(cut, source);
}

function cut(source, { what, from, to, put }) {
  const start = only(source, from, 0, what);
  const end = only(source, to, start + 1, what);
  return source.slice(0, start) + put + source.slice(end);
}

function only(source, text, after, what) {
  const index = source.indexOf(text, after);
  if (index < 0 || source.indexOf(text, index + 1) >= 0) throw new Error(`@rrweb/record has changed: cannot cut "${what}"`);
  return index;
}

/** The esbuild plugin. */
export const trimRrweb = {
  name: 'trim-rrweb',
  setup(build) {
    build.onLoad({ filter: /@rrweb[\\/]record[\\/]dist[\\/]record\.js$/ }, async ({ path }) => ({
      contents: trim(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
