// All cases, by theme.

import { cases as shadow } from './shadow.mjs';

export const cases = [...shadow];
