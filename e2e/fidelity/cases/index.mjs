// All cases, by theme.

import { cases as animation } from './animation.mjs';
import { cases as canvas } from './canvas.mjs';
import { cases as cssom } from './cssom.mjs';
import { cases as documents } from './documents.mjs';
import { cases as drawings } from './drawings.mjs';
import { cases as elements } from './elements.mjs';
import { cases as forms } from './forms.mjs';
import { cases as frames } from './frames.mjs';
import { cases as large } from './large.mjs';
import { cases as layers } from './layers.mjs';
import { cases as layout } from './layout.mjs';
import { cases as media } from './media.mjs';
import { cases as mutations } from './mutations.mjs';
import { cases as scroll } from './scroll.mjs';
import { cases as shadow } from './shadow.mjs';
import { cases as sheets } from './sheets.mjs';
import { cases as sites } from './sites.mjs';
import { cases as states } from './states.mjs';
import { cases as text } from './text.mjs';
import { cases as type } from './type.mjs';
import { cases as windows } from './windows.mjs';

export const cases = [
  shadow, elements, frames, sheets, cssom, layout, type, text, forms, states, scroll, media, canvas, drawings, animation, layers, mutations, documents, windows, large, sites,
].flat();
