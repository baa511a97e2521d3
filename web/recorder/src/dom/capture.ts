// Capture: reads the page, from a snapshot on, and writes what happens to it.
//
// All that is written goes through one queue. While a walk over the page goes on, in slices, whatever
// comes waits behind it; else it is written at once. So the stream tells things in the order in which they can be
// understood: no event names a node that is not there yet.

import { cleanLink } from '../privacy/urls.ts';
import { KNOWN } from '../privacy/state.ts';
import type { Capture, CaptureOptions } from '../shared/capturing.ts';
import { guard, listen, type Undo } from '../shared/guard.ts';
import { createWriter, Op } from '../stream/writer.ts';
import { createBudget } from './budget.ts';
import { isBroken } from './extras.ts';
import { createFields } from './fields.ts';
import { createLooks } from './looks.ts';
import { listenMedia, openPopovers } from './media.ts';
import { createMoves, targetOf } from './moves.ts';
import { createMutations } from './mutations.ts';
import { createNodes } from './nodes.ts';
import type { Page, Root } from './page.ts';
import { createSheets } from './sheets.ts';
import { watchShadows } from './shadow.ts';
import { watchSilent } from './soon.ts';
import { createJudge } from './state.ts';
import { createUnseen, watchSlots } from './unseen.ts';
import { createWalker } from './walker.ts';

const SLICE_MS = 10;
/** Changes are gathered this long, by the level of the budget. */
const GATHER_MS = [20, 60, 250, 250];
const POSITIONS_MS = [50, 100, 250, 250];
const LOOK_MS = 1_000;
const SOON_MS = 16;

type Queued = (until: number) => boolean | void;

export function startCapture(options: CaptureOptions): Capture {
  const { rules, now } = options;
  const budget = createBudget();
  const nodes = createNodes();
  const judge = createJudge(rules);
  const queue: Queued[] = [];
  /** What belongs to the change or tree being written comes before all else. */
  const front: Queued[] = [];
  let scheduled = false;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  /** When the first of the changes that wait was made. */
  let changedAt = 0;
  let stopped = false;
  let paused = false;
  const undos: Undo[] = [];
  const heard = new WeakMap<Root, Undo[]>();

  const writer = createWriter(options.written, () => walker.interrupt());

  const page: Page = {
    rules,
    writer,
    nodes,
    now,
    write(run) {
      const at = now();
      if (running || !idle()) return void queue.push(() => run(at));
      // What is gathered happened before, and may have brought what this is about.
      if (mutations.waiting) flushMutations();
      queue.push(() => run(at));
      pump(performance.now() + SLICE_MS);
    },
    put(kind, run) {
      page.write((at) => {
        writer.op(kind, at);
        run(at);
        writer.end();
      });
    },
    event(type, data) {
      page.write((at) => writer.event(at, type, data));
    },
    remake: (element) => mutations.remake(element),
    root: (root) => void front.push(() => enter(root)),
    frame(frame) {
      front.push(() => enterFrame(frame));
      undos.push(listen(frame, 'load', () => budget.spend(() => enterFrame(frame))));
    },
    soon() {
      looking ??= setTimeout(
        guard(() => {
          looking = undefined;
          if (!stopped) budget.spend(() => look(false));
        }),
        SOON_MS,
      );
    },
    sheet: (owner) => sheets.text(owner),
    field: (field) => fields.add(field),
  };

  const walker = createWalker(page, judge, (node) => mutations.pending(node));
  const fields = createFields(page);
  const unseen = createUnseen(page);
  const sheets = createSheets(page, unseen.asked);
  const looks = createLooks(page);
  const moves = createMoves(page, options.active, () => {
    if (mutations.waiting) flushMutations();
    page.soon();
  });
  const mutations = createMutations({
    page,
    judge,
    walker,
    changed: () => gather(),
    queue: (run) => void front.push(run),
    restyled: (owner) => sheets.restyled(owner),
    reopened: (root) => hear(root, true),
  });

  // The queue.

  let running = false;
  /** A snapshot is being taken: work that has to be done once. */
  let shooting = false;

  /** Does what waits until it is done or the time is over; true: it is done. */
  const pump = (until: number): boolean => {
    if (running) return false;
    running = true;
    try {
      while (walker.walk(until)) {
        const next = front.shift() ?? queue.shift();
        if (!next) return true;
        if (next(until) === true) front.unshift(next);
        if (performance.now() > until) return false;
      }
      return false;
    } finally {
      running = false;
      if (!idle()) later();
    }
  };

  const idle = (): boolean => walker.idle && !queue.length && !front.length;

  const later = (): void => {
    if (scheduled) return;
    scheduled = true;
    setTimeout(
      guard(() => {
        scheduled = false;
        if (stopped) return;
        budget[shooting ? 'free' : 'spend'](() => pump(performance.now() + SLICE_MS));
        if (writer.bytes > 100_000) options.much();
      }),
    );
  };

  const gather = (): void => {
    if (gathering === undefined) changedAt = now();
    gathering ??= setTimeout(
      guard(() => budget.spend(() => flushMutations())),
      GATHER_MS[budget.level],
    );
  };

  const flushMutations = (): void => {
    clearTimeout(gathering);
    gathering = undefined;
    if (paused) return;
    // The walk that goes on must not be mixed with another.
    if (!idle()) return void queue.push(() => mutations.flush(now()));
    mutations.flush(changedAt || now());
    changedAt = 0;
    pump(performance.now() + SLICE_MS);
    page.soon();
  };

  // Roots and frames.

  const hear = (root: Root, again: boolean): void => {
    if (heard.has(root) && !again) return;
    heard.get(root)?.forEach((undo) => undo());
    const own = [...moves.listen(root, root), ...listenMedia(page, root), ...listenFields(root), listen(root, 'error', (event) => failed(targetOf(event) as Element), true)];
    heard.set(root, own);
    undos.push(() => heard.get(root)?.forEach((undo) => undo()));
  };

  const failed = (target: Element): void => {
    if (nodes.id(target) && isBroken(target)) mutations.reread(target, 'src');
  };

  const listenFields = (root: Root): Undo[] =>
    ['input', 'change', 'reset'].map((type) =>
      listen(
        root,
        type,
        (event) =>
          budget.spend(() => {
            options.active();
            fields.touched(targetOf(event));
            // Others may have changed with it: the radios of a group, all of a form.
            if (type !== 'input') page.soon();
          }),
        true,
      ),
    );

  const windows = new WeakSet<object>();

  /** What is replaced in a window, for as long as we record. */
  const enterWindow = (view: (Window & typeof globalThis) | null): void => {
    if (!view || windows.has(view)) return;
    windows.add(view);
    sheets.watchWindow(view);
    // A host that is not known yet will be read with its root.
    undos.push(...watchSilent(view, page.soon), watchSlots(page, view), watchShadows(view, (host) => void (nodes.id(host) && mutations.remake(host))));
  };

  const enter = (root: Root): void => {
    if (root.nodeType === 9) enterWindow((root as Document).defaultView);
    mutations.observe(root);
    hear(root, false);
    sheets.root(root);
    unseen.root(root);
    openPopovers(page, root);
  };

  const enterFrame = (frame: HTMLIFrameElement): void => {
    const inner = readableDocument(frame);
    const id = nodes.id(frame);
    if (!inner || !id || !frame.isConnected) return;
    front.push(() => {
      if (!nodes.id(frame)) return;
      const at = now();
      const id = nodes.id(frame);
      walker.begin(new Set(), true);
      writer.making(Op.Frame, at);
      writer.uint(quirks(inner));
      writer.node(id);
      walker.tree(inner, writer.made(), id, nodes.state(id), at);
    });
    front.push(() => enter(inner));
    if (!running) pump(performance.now() + SLICE_MS);
  };

  // Snapshots.

  const snapshot = (): void => {
    // From the moment it is asked for: no event that waits behind it is older.
    const at = now();
    queue.push(() => {
      shooting = true;
      mutations.clear();
      fields.forget();
      sheets.forget();
      looks.forget();
      unseen.forget();
      walker.begin(new Set(), true);
      writer.op(Op.Meta, at);
      writer.value(cleanLink(location.href, rules));
      size();
      writer.end();
      // From here on every change is seen: what the walk misses is written on top of it.
      mutations.observe(document);
      hear(document, false);
      enterWindow(window);
      writer.making(Op.Snapshot, at);
      const { scrollingElement } = document;
      writer.uint(quirks(document));
      writer.number(scrollingElement?.scrollLeft ?? 0);
      writer.number(scrollingElement?.scrollTop ?? 0);
      nodes.clear();
      walker.tree(document, writer.made(), 0, KNOWN, at);
    });
    queue.push(() => enter(document));
    queue.push(() => looks.look());
    queue.push((until) => !sheets.read(until));
    queue.push(() => {
      shooting = false;
      options.snapshotTaken();
      options.much();
    });
    later();
  };

  /** `all`: masked values and texts, too, which are told once a second at most. */
  const look = (all: boolean): void => {
    if (paused) return;
    if (!idle()) return page.soon();
    if (all) {
      moves.flush();
      page.write((at) => mutations.release(at));
    }
    fields.look(all);
    sheets.look();
    looks.look();
    unseen.look();
    // Soon after its element: what scripts do to a sheet that is read late would show too early.
    sheets.read(performance.now() + SLICE_MS);
  };

  const flush = (): void => {
    budget.spend(() => {
      look(true);
      if (mutations.waiting) flushMutations();
    });
    if (budget.judge()) relevel();
  };

  const relevel = (): void => {
    const { level } = budget;
    moves.every = POSITIONS_MS[level] ?? 250;
    page.event(5, { tag: 'revisit.notice', payload: { code: 'budget', level } });
    if (level === 3 && !paused) {
      paused = true;
      mutations.stop();
    } else if (paused && level < 3) {
      paused = false;
      snapshot();
    }
  };

  const size = (): void => {
    writer.uint(innerWidth);
    writer.uint(innerHeight);
  };

  /** A style sheet has come: what was sent of its link has no text yet. */
  const loaded = (event: Event): void => {
    const target = targetOf(event) as Element;
    if (target.localName === 'link' && nodes.id(target)) sheets.restyled(target);
  };

  undos.push(
    listen(window, 'resize', () => page.put(Op.Resize, size)),
    listen(document, 'load', loaded, true),
  );

  const ticking = setInterval(guard(flush), LOOK_MS);
  snapshot();

  return {
    stream: writer,
    inside: { page, budget, roots: sheets.roots, undos },
    snapshot,
    event: page.event,
    flush: () => flush(),
    finish() {
      budget.free(() => {
        pump(Infinity);
        look(true);
        if (mutations.waiting) flushMutations();
        pump(Infinity);
      });
    },
    cost: () => ({ ms: Math.round(budget.ms), worst_ms: Math.round(budget.worst), level: budget.level }),
    stop() {
      stopped = true;
      clearInterval(ticking);
      clearTimeout(gathering);
      clearTimeout(looking);
      mutations.stop();
      sheets.stop();
      looks.stop();
      undos.forEach((undo) => undo());
    },
  };
}

const quirks = (root: Document): number => (root.compatMode === 'BackCompat' ? 1 : 0);

function readableDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}
