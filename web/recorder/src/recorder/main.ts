// The capture part: handed to the core through its own script element, so that no global is needed.

import { guard } from '../shared/guard.ts';
import { type Begin, HANDOVER, type Host } from '../shared/running.ts';
import { Session } from './session.ts';

const begin: Begin = (host: Host) => new Session(host).begin();

guard(() => {
  const script = document.currentScript as (HTMLScriptElement & { [HANDOVER]?: (begin: Begin) => void }) | null;
  script?.[HANDOVER]?.(begin);
})();
