// Whole sites and apps, made by others, walked by a scripted visitor: ../../sites.

import { demoShop } from '../../sites/demo-shop.mjs';
import { sites } from '../../sites/serve.mjs';

/** What a picture would show differently for no fault of a recorder is asked for: canvases by frames. */
const WANTS = { dashboard: { canvas: true } };

const caseOf = (site) => ({
  name: `site: ${site.name}`,
  slug: `site-${site.name}`,
  viewport: site.context.viewport,
  wants: WANTS[site.name],
  missing: site.missing,
  serve: (head) => site.start(head),
  visit: (page, url, moment, { ready }) =>
    site.walk(page, url, async (name) => {
      await ready();
      await moment(name);
    }, { seed: 1, pace: 0.3 }),
});

export const cases = [demoShop, ...sites].map(caseOf);
