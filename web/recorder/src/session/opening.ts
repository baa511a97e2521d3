// Opening: what the tab's first batch says of the browser, for the list and the filters.

import { cleanLink } from '../capture/filter/urls.ts';
import { touchFirst } from '../gate/decide.ts';
import type { CaptureRules } from '../shared/capturing.ts';
import type { Opening } from '../shared/protocol.ts';
import type { Visit } from './visitor.ts';

export function openingOf(visit: Visit, rules: CaptureRules): Opening {
  return {
    first_page: visit.first,
    referrer: cleanLink(document.referrer, rules),
    language: navigator.language,
    screen: [screen.width, screen.height, devicePixelRatio],
    touch: touchFirst(),
    returning: visit.visits > 1,
  };
}
