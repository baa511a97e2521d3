// The canvas file: what the page's canvases show, as pictures. Loaded only where the site's settings say so.

import { handOverCompanion } from '../shared/companion.ts';
import { watchCanvases } from './watch.ts';

handOverCompanion(watchCanvases);
