// Opening: what the tab's first batch says of the browser, for the list and the filters.

import { cleanLink } from '../privacy/urls.ts';
import { touchFirst } from '../gate/decide.ts';
import type { Opening } from '../shared/protocol.ts';
import { rules } from './here.ts';
import { visit } from './visitor.ts';

export const openingNow = (): Opening => ({
  first_page: visit.first === true,
  referrer: cleanLink(document.referrer, rules),
  language: navigator.language,
  screen: [screen.width, screen.height, devicePixelRatio],
  touch: touchFirst(),
  returning: visit.visits > 1,
});
