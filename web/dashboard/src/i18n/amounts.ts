// Amounts that only some pages show, apart from format.ts, which the list loads. Pure, as that is.

export function milliseconds(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'millisecond' }).format(value)
}

/** `0.4%` for 0.004: a small share keeps a digit behind the point. */
export function percent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share)
}
