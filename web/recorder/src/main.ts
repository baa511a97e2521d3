// The capture file: what reads the page, joined with what delivers.

import { handOver } from './session/main.ts';
import { startCapture } from './dom/capture.ts';

handOver(startCapture);
