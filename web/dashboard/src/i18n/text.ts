// What a compiled text is and how it is said: see build/ftl.ts, which makes them. Pure.

export type TextValue = string | number
export type TextArguments = Record<string, TextValue>

type Shown = (value: TextValue | undefined) => string
type Chosen = (value: TextValue | undefined, cases: Record<string, string>, other: string) => string
export type Text = string | ((values: TextArguments, shown: Shown, chosen: Chosen) => string)
export type Texts = Record<string, Text>

export interface Speaker {
  say: (text: Text, values?: TextArguments) => string
}

/** Says texts as a language does: its digits, its plurals. */
export function speaker(locale: string): Speaker {
  const numbers = new Intl.NumberFormat(locale)
  const plurals = new Intl.PluralRules(locale)
  const shown: Shown = (value) => (typeof value === 'number' ? numbers.format(value) : (value ?? ''))
  const chosen: Chosen = (value, cases, other) => {
    const category = typeof value === 'number' ? plurals.select(value) : other
    return cases[String(value)] ?? cases[category] ?? cases[other] ?? ''
  }
  return { say: (text, values = {}) => (typeof text === 'string' ? text : text(values, shown, chosen)) }
}
