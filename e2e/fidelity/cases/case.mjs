// What a case is made of.
//
//   export const cases = theme('shadow', {
//     'open roots, attached late': {
//       page: html('<div id="host"></div>', { css: '…', script: '…' }),
//       act: async (page, moment) => { await page.evaluate(() => …); await moment('attached'); … },
//     },
//   });
//
// `page` may be a function of the site (its `other` origin). Pictures are taken once the recorder has its
// snapshot ('start'), where `act` asks for one, and after it ('end').

const STILL = 'body { margin: 16px; font: 16px/1.4 sans-serif; color: #1d2430 } * { caret-color: transparent }';

/** A page with a title, plain type and no caret. */
export function html(body, { css = '', script = '', head = '', doctype = '<!doctype html>', attributes = 'lang="en"' } = {}) {
  const late = script ? `<script>${script}</script>` : '';
  return `${doctype}<html ${attributes}><head><meta charset="utf-8"><title>case</title><link rel="icon" href="data:,"><style>${STILL}\n${css}</style>${head}</head><body>${body}${late}</body></html>`;
}

const slugOf = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

const nothing = async () => {};

function caseOf(title, name, { page, files, act = nothing, ...more }) {
  const full = `${title}: ${name}`;
  const given = (value, site) => (typeof value === 'function' ? value(site) : value);
  return { name: full, slug: slugOf(full), act, build: (site) => ({ page: given(page, site), files: given(files, site) }), ...more };
}

export const theme = (title, entries) => Object.entries(entries).map(([name, entry]) => caseOf(title, name, entry));

/** Does something in the page; what cases do mostly. */
export const does = (run, argument) => async (page) => void (await page.evaluate(run, argument));

/** Several steps with a picture after each but the last, after which comes the one called 'end'. */
export const steps = (...runs) => async (page, moment) => {
  for (const [index, run] of runs.entries()) {
    await page.evaluate(run);
    if (index < runs.length - 1) await moment(`step ${index + 1}`);
  }
};
