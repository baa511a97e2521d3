// The same letters in every engine: a font that comes with the page, inside a sheet, so that it is in the recording, too.
// What the machine has as "sans-serif", and how wide an engine makes that, then says nothing about where things are.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILES = fileURLToPath(new URL('node_modules/@fontsource/nunito/files/', import.meta.url));

const face = (weight) =>
  `@font-face { font-family: Same; font-weight: ${weight}; src: url(data:font/woff2;base64,${readFileSync(`${FILES}nunito-latin-${weight}-normal.woff2`).toString('base64')}) format("woff2") }`;

// Widths of letters as the font has them, not as they fit a grid of pixels.
const RULES = '* { font-family: Same !important; text-rendering: geometricPrecision !important }';

/** `html` in one font, in two weights. */
export const inOneFont = (html) => html.replace('</head>', () => `<style>${face(400)}\n${face(700)}\n${RULES}</style></head>`);
