// The keys of the list: what a key press means, and moving from row to row.

export type KeyAction = 'next' | 'previous' | 'filter' | 'help' | 'fresh'

const actions: Record<string, KeyAction> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  '/': 'filter',
  '?': 'help',
  n: 'fresh',
}

const ownKeys = 'input, select, textarea, [contenteditable], dialog, [popover]'

/** What this key asks for; null while typing, in a menu or dialog, or with a modifier held. */
export function keyAction(event: KeyboardEvent): KeyAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null
  if (event.target instanceof Element && event.target.closest(ownKeys)) return null
  return actions[event.key] ?? null
}

/** Focuses the row after or before the focused one; the first when none is. */
export function moveFocus(rows: HTMLElement, step: 1 | -1): void {
  const links = [...rows.querySelectorAll<HTMLElement>('a')]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)
  links[next]?.focus()
  links[next]?.scrollIntoView({ block: 'nearest' })
}
