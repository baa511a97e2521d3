// The recorder without its layer of privacy, for tests alone: what the page holds goes out as it is, so that it shows
// what the server does by itself. It is put together here from the recorder's own sources, in which the modules of
// `privacy` are replaced, and never shipped.

import { fileURLToPath } from 'node:url';
import { bundle } from '../../web/recorder/bundle.mjs';

const at = (path) => fileURLToPath(new URL(`../../web/recorder/src/${path}`, import.meta.url));

/** In place of the modules of `privacy`: functions of the same names that let everything through. */
const OPEN = {
  text: `
    export const maskValue = String, maskSecret = String, maskText = String, scrubText = String, scrubAddresses = String, stars = String, OPEN = {};
    export const scrubData = (value) => JSON.parse(JSON.stringify(value));`,
  urls: 'export const cleanLink = String, cleanFile = String, cleanSrcset = String, cleanCss = String;',
  marks: 'export const markOf = () => 0;',
  attributes: `
    export const cleanAttribute = (name, value) => value ?? undefined;
    export const cleanValue = String, scrubAt = String, choiceShown = () => true, toldBy = () => '', isSecretField = () => false;`,
};

const opened = {
  name: 'without privacy',
  setup(build) {
    build.onLoad({ filter: /src[/\\]privacy[/\\](text|urls|marks|attributes)\.ts$/ }, ({ path }) => ({ contents: OPEN[/(\w+)\.ts$/.exec(path)[1]], loader: 'js' }));
  },
};

/** The text of the file that captures. */
export const rawCapture = () => bundle({ entryPoints: [at('main.ts')], plugins: [opened] });
