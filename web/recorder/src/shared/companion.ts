// Companion: a file of its own, loaded only where the site wants what it does, so that it costs other pages nothing.
//
// It is loaded as the capture file is (named by its content, on our server, with the page's nonce and policies), with each
// capture anew: it keeps nothing from one to the next. It is bundled apart, so what it is given has the same names in both files.

import type { Budget } from '../dom/budget.ts';
import type { Page, Root } from '../dom/page.ts';
import { guard, type Undo } from './guard.ts';
import type { Host } from './handover.ts';
import { answerLoader } from './loader.ts';

/** What a companion gets of the capture that it belongs to. */
export interface Inside {
  page: Page;
  budget: Budget;
  /** Documents and shadow roots that are in the recording. */
  roots(): Iterable<Root>;
  /** Carried out when this capture stops. */
  undos: Undo[];
}

export type Companion = (inside: Inside, host: Host) => void;

/** Hands a companion to the capture file. */
export const handOverCompanion = (it: Companion): void => answerLoader(guard(it));
