// Amounts as people type them: a comma or a point, with the unit or without.

function readNumber(typed: string, unit: RegExp): number | null {
  const bare = typed.trim().replace(unit, '').trim().replace(',', '.')
  return /^\d{1,6}(?:\.\d{1,3})?$/.test(bare) ? Number(bare) : null
}

/** `12,5 %` → 0.125; null when it is no share. */
export function readShare(typed: string): number | null {
  const percent = readNumber(typed, /%$/)
  // 0.29 × 100 is not 29, and 29 / 100 is 0.29 only when divided.
  return percent === null || percent > 100 ? null : percent / 100
}

/** 0.125 → `12.5` */
export function writeShare(share: number): string {
  return String(Number((share * 100).toFixed(3)))
}

/** `30 s` → 30; null when it is no number of whole seconds up to an hour. */
export function readSeconds(typed: string): number | null {
  const seconds = readNumber(typed, /s$/)
  return seconds === null || seconds > 3600 || !Number.isInteger(seconds) ? null : seconds
}
