// The frames file: takes what frames of other origins tell into this page's recording. Loaded only where the site's
// settings name their origins.

import { handOverCompanion } from '../shared/companion.ts';
import { listenToFrames } from './page.ts';

handOverCompanion(listenToFrames);
