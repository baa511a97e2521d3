// What recording one visit took from its visitor.
import type { PageView } from '../../api/types'

/** Over the page views whose recorder told; null where none did. */
export function costOf(pages: PageView[]): { ms: number; share: number } | null {
  const told = pages.filter(({ cost }) => cost !== null)
  if (told.length === 0) return null
  const ms = told.reduce((sum, { cost }) => sum + (cost?.ms ?? 0), 0)
  const time = told.reduce((sum, { duration_ms }) => sum + duration_ms, 0)
  return { ms, share: Math.min(1, ms / Math.max(time, 1000)) }
}
