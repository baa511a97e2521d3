// Opening: what the tab's first batch says of the browser, for the list and the filters.

import type { Visit } from '../core/visitor.ts';
import { touchFirst } from '../core/decide.ts';
import { cleanLink } from '../capture/filter/urls.ts';
import type { CaptureRules } from '../capture/types.ts';
import type { Opening } from '../shared/protocol.ts';

export function openingOf(visit: Visit, rules: CaptureRules): Opening {
  return {
    first_page: visit.first,
    referrer: cleanLink(document.referrer, rules),
    language: navigator.language,
    screen: [screen.width, screen.height, devicePixelRatio],
    touch: touchFirst(),
    returning: visit.returning,
  };
}
