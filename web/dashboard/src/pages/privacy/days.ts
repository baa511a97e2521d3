// Days as date fields write them, as moments in the reader's time zone.

/** When the day begins, in ms; nothing for no day. */
export function dayOf(value: string): number | undefined {
  return midnight(value, 0)
}

/** When the day after it begins: up to and with that day. */
export function dayAfter(value: string): number | undefined {
  return midnight(value, 1)
}

function midnight(value: string, days: number): number | undefined {
  const found = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(value)
  if (!found) return undefined
  // By the calendar: a day is not always of 24 hours.
  const at = new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]) + days).getTime()
  return Number.isFinite(at) ? at : undefined
}
