// The page's own animations and transitions: where each is at the moment that is shown.
//
// A jump casts all that happened in one step, so that a browser begins every animation at the moment it is
// asked for. Each is set forward to where it would be if it had begun with the last change before that moment: most
// have come to their end by then. While the player stands still, so does what has not. Animations that
// scrolling drives have no time of their own, and those that scripts made are set by animations.ts.

/** What a step did. */
export interface Step {
  playing: boolean;
  /** The page was built anew, or the player stands still: what began, began before this moment. */
  sought: boolean;
  /** Since the last change before the moment, and since the moment that was shown before. */
  since_change_ms: number;
  since_step_ms: number;
}

export class Motion {
  private known = new WeakSet<Animation>();
  private held = new Set<Animation>();

  constructor(private readonly page: () => Document | null) {}

  settle(step: Step): void {
    if (step.playing && !step.sought && this.held.size === 0) return;
    for (const animation of ofThePage(this.page())) this.place(animation, step);
    if (step.playing) this.held.clear();
  }

  forget(): void {
    this.known = new WeakSet();
    this.held.clear();
  }

  private place(animation: Animation, step: Step): void {
    const held = this.held.has(animation);
    if (held) forward(animation, step.since_step_ms);
    else if (animation.playState !== 'running') return;
    else if (step.sought && !this.known.has(animation)) forward(animation, step.since_change_ms);
    this.known.add(animation);
    if (isOver(animation)) this.end(animation);
    else if (step.playing) animation.play();
    else if (!held) this.hold(animation);
  }

  private end(animation: Animation): void {
    // Held, it would be paused at its end.
    if (this.held.delete(animation)) animation.finish();
  }

  private hold(animation: Animation): void {
    animation.pause();
    this.held.add(animation);
  }
}

/** Those that style sheets began, and time moves. */
function* ofThePage(page: Document | null): Generator<Animation> {
  for (const animation of page?.getAnimations() ?? []) {
    const bySheet = 'animationName' in animation || 'transitionProperty' in animation;
    if (bySheet && animation.timeline === page?.timeline) yield animation;
  }
  for (const frame of page?.querySelectorAll('iframe') ?? []) yield* ofThePage(frame.contentDocument);
}

function endOf(animation: Animation): number {
  const end = animation.effect?.getComputedTiming().endTime;
  return typeof end === 'number' ? end : Infinity;
}

function forward(animation: Animation, ms: number): void {
  animation.currentTime = Math.min(Number(animation.currentTime ?? 0) + ms * animation.playbackRate, endOf(animation));
}

const isOver = (animation: Animation): boolean => Number(animation.currentTime ?? 0) >= endOf(animation);
