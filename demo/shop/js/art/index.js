// Puts a drawing into its picture: studio (plain), scene (by the fjord) or detail (close).

import * as indoors from './indoors.js';
import * as outdoors from './outdoors.js';
import { paletteOf } from './palette.js';

const drawings = { ...indoors, ...outdoors };
const FLOOR_SHADOW = '<ellipse cx="200" cy="333" rx="142" ry="13" fill="#2a2018" opacity=".16"/>';

const studio = (c) => `
  <rect width="400" height="400" fill="${c.backdrop}"/><path d="M0 300h400v100H0z" fill="#000" opacity=".045"/>${FLOOR_SHADOW}`;

const scene = (c) => `
  <rect width="400" height="400" fill="#dfe9ea"/><circle cx="318" cy="74" r="32" fill="#f9dda4"/>
  <path d="m0 220 90-104 60 66 70-96 84 100 44-50 52 66v120H0z" fill="#9db7bd"/><path d="m0 260 70-60 90 50 90-66 150 78v60H0z" fill="#7a9c9a"/>
  <path d="M0 290h400v110H0z" fill="#c8a97c"/><path d="M0 290h400v10H0z" fill="#b18f60"/><path d="M0 336h400M0 372h400" stroke="#b18f60" stroke-width="3"/>
  <rect width="400" height="400" fill="${c.main}" opacity=".06"/>${FLOOR_SHADOW}`;

const frames = {
  studio: { box: '0 0 400 400', backdrop: studio },
  scene: { box: '0 0 400 400', backdrop: scene },
  detail: { box: '110 90 200 200', backdrop: studio },
};

export const VIEWS = ['studio', 'scene', 'detail'];

export function productArt(id, colour, view = 'studio') {
  const c = paletteOf(colour);
  const { box, backdrop } = frames[view];
  const draw = drawings[id] ?? drawings.skammel;
  return `<svg class="art" viewBox="${box}" aria-hidden="true" focusable="false">${backdrop(c)}${draw(c)}</svg>`;
}
