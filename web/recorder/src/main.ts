// The capture file: what reads the page, joined with what delivers.

import { startCapture } from './dom/capture.ts';
import { handOver } from './session/main.ts';

handOver(startCapture);
