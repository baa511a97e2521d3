// Files that the pages of the cases use: pictures and sounds made here, and one real web font.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';

/** A picture whose every pixel `colour(x, y)` names as [red, green, blue, alpha]. */
export function picture(width, height, colour) {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) png.data.set(colour(x, y), (y * width + x) * 4);
  return PNG.sync.write(png);
}

const checks = (one, two, size) => (x, y) => ((Math.floor(x / size) + Math.floor(y / size)) % 2 ? one : two);

const SAMPLES_PER_S = 8000;

/** Seconds of a quiet tone, as a WAV file of 8-bit samples. */
function tone(seconds) {
  const samples = SAMPLES_PER_S * seconds;
  const file = Buffer.alloc(44 + samples, 128);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLES_PER_S, 24);
  file.writeUInt32LE(SAMPLES_PER_S, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples, 40);
  for (let i = 0; i < samples; i += 1) file[44 + i] = 128 + Math.round(20 * Math.sin(i / 4));
  return file;
}

const nunito = () => readFileSync(fileURLToPath(new URL('../../node_modules/@fontsource/nunito/files/nunito-latin-900-normal.woff2', import.meta.url)));

const checked = picture(120, 80, checks([214, 84, 51, 255], [250, 226, 190, 255], 20));
const striped = picture(120, 80, (x) => (x % 24 < 12 ? [36, 99, 160, 255] : [222, 238, 250, 255]));

export const assets = {
  'checks.png': { type: 'image/png', body: checked },
  'stripes.png': { type: 'image/png', body: striped },
  'stripes@2x.png': { type: 'image/png', body: picture(240, 160, checks([20, 120, 80, 255], [225, 245, 235, 255], 40)) },
  'sprite.svg': { type: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="drop" viewBox="0 0 24 24"><path d="M12 2s7 8 7 13a7 7 0 0 1-14 0c0-5 7-13 7-13z"/></symbol></svg>' },
  'based.css': { type: 'text/css', body: 'p { color: #15803d; font-size: 24px }' },
  'elsewhere.css': { type: 'text/css', body: '.box { background: #3b0764; color: #fff; padding: 34px }', headers: { 'access-control-allow-origin': 'null' } },
  'tone.wav': { type: 'audio/wav', body: tone(4) },
  'nunito.woff2': { type: 'font/woff2', body: nunito() },
};

/** As data: URLs, for pages that are about something else than files. */
export const CHECKS = `data:image/png;base64,${checked.toString('base64')}`;
export const STRIPES = `data:image/png;base64,${striped.toString('base64')}`;
