// The capture by @rrweb/record: starts it, passes all it emits through the filter.
//
// The package is @rrweb/record and not `rrweb`, which brings postcss along and is twice the size.

import { record } from '@rrweb/record';
import { fault } from '../shared/guard.ts';
import type { ElementRuleKind } from '../shared/protocol.ts';
import { Filter } from './filter/filter.ts';
import { EXCLUDE_SELECTOR, IGNORE_SELECTOR } from './filter/marks.ts';
import { EXCLUDED, IGNORE, MASK, SAFE } from './filter/state.ts';
import { maskSecret, maskValue } from './filter/text.ts';
import type { SiteMarks } from './filter/tree.ts';
import { type Rewritten, watchRewritten } from './rewritten.ts';
import { isSecretField } from './filter/attributes.ts';
import type { Capture, CapturedEvent, CaptureOptions, CaptureRules, Emit, StartCapture } from './types.ts';

type RecordOptions = NonNullable<Parameters<typeof record>[0]>;

export const startCapture: StartCapture = (options, emit) => {
  const filter = new Filter(options.rules, record.mirror as never, siteMarks(options.rules));
  const out = throughFilter(filter, options, emit);
  const stop = record(recordOptions(options.rules, out));
  const rewritten = watchRewritten((field) => out(inputEvent(field, options.rules)));
  return capture(filter, options, emit, rewritten, stop);
};

const INCREMENTAL = 3;
const INPUT = 5;

/** As rrweb tells of a value that was set by a script. */
function inputEvent(field: HTMLInputElement | HTMLTextAreaElement, rules: CaptureRules): CapturedEvent {
  const text = maskInput(field.value, field, rules);
  const data = { source: INPUT, id: record.mirror.getId(field), text, isChecked: false, userTriggered: false };
  return { type: INCREMENTAL, data, timestamp: 0 };
}

function capture(filter: Filter, options: CaptureOptions, emit: Emit, rewritten: Rewritten, stop: (() => void) | undefined): Capture {
  const release = () => {
    rewritten.look();
    for (const event of filter.release()) emit({ ...event, timestamp: options.now() }, 150);
  };
  return {
    snapshot: () => record.takeFullSnapshot(true),
    release,
    stop: () => {
      release();
      rewritten.stop();
      stop?.();
    },
  };
}

function throughFilter(filter: Filter, { now }: CaptureOptions, emit: Emit): (event: CapturedEvent) => void {
  return (event) => {
    try {
      event.timestamp = now();
      const weight = filter.pass(event);
      if (weight > 0) emit(event, weight);
    } catch (error) {
      // What could not be cleaned does not leave.
      fault(error);
    }
  };
}

function recordOptions(rules: CaptureRules, emit: (event: CapturedEvent) => void): RecordOptions {
  const options = {
    emit,
    recordAfter: 'DOMContentLoaded',
    inlineStylesheet: true,
    slimDOMOptions: { script: true, comment: true, headFavicon: true, headMetaVerification: true },
    blockClass: 'rr-block',
    blockSelector: usable([EXCLUDE_SELECTOR, ...selectors(rules, 'exclude')]),
    ignoreClass: 'rr-ignore',
    ignoreSelector: usable([IGNORE_SELECTOR, ...selectors(rules, 'ignore')]),
    // The filter masks texts, with a state per node that crosses shadow roots and frames. rrweb
    // would ask two selectors per node for less.
    maskTextClass: 'rr-mask',
    // By tag name, so that every type of input is asked for, also those to be invented.
    maskInputOptions: { input: true, textarea: true, select: true },
    maskInputFn: (text: string, field: HTMLElement) => maskInput(text, field, rules),
    recordCrossOriginIframes: false,
    recordCanvas: false,
    collectFonts: false,
    sampling: { mousemove: 50, mousemoveCallback: 500, scroll: 100, media: 500 },
    // An exception in rrweb's callbacks ends here and not in the page.
    errorHandler: (error: unknown) => {
      fault(error);
      return true;
    },
  };
  return options as unknown as RecordOptions;
}

/** The first line; the filter decides again, knowing more. */
function maskInput(text: string, field: HTMLElement, rules: CaptureRules): string {
  if (isSecretField((name) => field.getAttribute(name))) return maskSecret(text);
  return rules.forms ? text : maskValue(text);
}

function selectors(rules: CaptureRules, kind: ElementRuleKind): string[] {
  return rules.elements.filter((element) => element.rule === kind).map((element) => element.selector);
}

/** A site's selector with a typing error must not switch the others off. */
function usable(parts: string[]): string {
  return parts.filter(valid).join(',');
}

function valid(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return selector.trim() !== '';
  } catch {
    return false;
  }
}

const SITE_MARKS: [ElementRuleKind, number][] = [
  ['exclude', EXCLUDED],
  ['mask', MASK],
  ['ignore', IGNORE],
  ['unmask', SAFE],
];

/** Rules of Settings, asked of the live element; undefined where there are none. */
function siteMarks(rules: CaptureRules): SiteMarks {
  const asked = SITE_MARKS.map(([kind, mark]) => ({ selector: usable(selectors(rules, kind)), mark }));
  const active = asked.filter(({ selector }) => selector !== '');
  if (active.length === 0) return undefined;
  return (id) => {
    const node = record.mirror.getNode(id);
    if (!(node instanceof Element) && node?.nodeType !== 1) return 0;
    let marks = 0;
    for (const { selector, mark } of active) if ((node as Element).matches(selector)) marks |= mark;
    return marks;
  };
}
