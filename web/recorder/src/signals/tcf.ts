// The Transparency and Consent Framework of the IAB, version 2: a banner that is part of it answers `__tcfapi`.
//
// Consent is needed for purpose 1 (store and access information on a device) and purpose 8 (measure how content
// performs: what visitors see of it and do with it), as the framework's policies number them.

import { guard } from '../shared/guard.ts';
import type { Heard } from './main.ts';
import { whenThere } from './there.ts';

const PURPOSES = [1, 8];

interface Told {
  eventStatus?: string;
  gdprApplies?: boolean;
  purpose?: { consents?: Record<number, unknown> };
}

export function watchTcf(hear: Heard): void {
  const told = guard((data: Told | undefined, success: unknown): void => {
    // While the banner is shown nothing has been decided.
    if (success !== true || !/^(tcloaded|useractioncomplete)$/.test(`${data?.eventStatus}`)) return;
    // Where the framework says that it does not apply it says nothing of consent.
    if (data?.gdprApplies === false) return;
    hear(PURPOSES.every((purpose) => data?.purpose?.consents?.[purpose] === true));
  });
  whenThere('__tcfapi', (api) => {
    if (typeof api === 'function') (api as (...call: unknown[]) => void)('addEventListener', 2, told);
  });
}
