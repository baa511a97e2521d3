// Highlights that scripts of the page registered by name, for `::highlight(name)`.

import type { HighlightState } from '../sanitize/own';

interface Registry {
  readonly size: number;
  set(name: string, highlight: unknown): void;
  delete(name: string): boolean;
  clear(): void;
}

type View = Window & { CSS?: { highlights?: Registry }; Highlight?: new (...ranges: Range[]) => unknown };

const NAMES_MAX = 200;

export class Highlights {
  constructor(
    private readonly view: () => Window | null,
    private readonly node: (id: number) => Node | null,
  ) {}

  apply({ name, ranges }: HighlightState): void {
    const view = this.view() as View | null;
    const registry = view?.CSS?.highlights;
    if (registry === undefined || view?.Highlight === undefined) return;
    const built = ranges.flatMap((range) => rangeOf(range, this.node) ?? []);
    if (built.length === 0) registry.delete(name);
    else if (registry.size < NAMES_MAX) registry.set(name, new view.Highlight(...built));
  }

  forget(): void {
    (this.view() as View | null)?.CSS?.highlights?.clear();
  }
}

/** What the visitor has selected; none: nothing. Told by the Replayer, a selection that ends would stay. */
export function select(page: Document | null, ranges: HighlightState['ranges'], node: (id: number) => Node | null): void {
  page?.getSelection()?.removeAllRanges();
  for (const range of ranges) {
    const built = rangeOf(range, node);
    if (built !== null) built.startContainer.ownerDocument?.getSelection()?.addRange(built);
  }
}

function rangeOf({ start, startOffset, end, endOffset }: HighlightState['ranges'][number], find: (id: number) => Node | null): Range | null {
  const [first, last] = [find(start), find(end)];
  const document = first?.ownerDocument;
  if (!first || !last || !document) return null;
  try {
    const range = document.createRange();
    range.setStart(first, startOffset);
    range.setEnd(last, endOffset);
    return range;
  } catch {
    return null; // the text has become shorter
  }
}
