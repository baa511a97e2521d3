// Real sites, made by others, to be recorded: documentation, component galleries, grids, a dashboard,
// apps in React and Vue, an editor. Each is served on a free loopback port with the snippet in every page.
//
//   for (const site of sites) {
//     const reason = await site.missing();            // a sentence where it cannot be served here, else null
//     const running = await site.start({ host, key }); // { url, close }
//     const page = await (await browser.newContext({ ...site.context, userAgent })).newPage();
//     await site.walk(page, running.url, async (name) => { …take a screenshot… }, { seed, pace });
//     await running.close();
//   }
//
// `walk` calls moment(name) for each name in `site.moments`, in that order, with the page standing still:
// no caret, no running animation, the pointer in a corner. Take the screenshot with
// { caret: 'initial', animations: 'allow' }, or Playwright adds a style element to the recorded page.
// `site.ignore` are selectors whose boxes a comparison leaves out, because they are not recorded by
// default (canvas).

import { apiReference } from './api-reference.mjs';
import { componentGallery } from './component-gallery.mjs';
import { dashboard } from './dashboard.mjs';
import { dataGrid } from './data-grid.mjs';
import { editor } from './editor.mjs';
import { postgresManual } from './postgres-manual.mjs';
import { pythonManual } from './python-manual.mjs';
import { reactApp } from './react-app.mjs';
import { vueApp } from './vue-app.mjs';

export { inject, serve, snippetTag } from './server.mjs';

export const sites = [pythonManual, postgresManual, componentGallery, dataGrid, reactApp, vueApp, apiReference, dashboard, editor];

export const siteNamed = (name) => sites.find((site) => site.name === name);
