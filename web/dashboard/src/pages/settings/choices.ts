// The on/off settings, and the word by which their texts are called.

export type Choice = 'mobile' | 'forms' | 'numbers' | 'emails' | 'canvas' | 'consent_required' | 'honour_signals' | 'record_bots'

const words: Partial<Record<Choice, string>> = { consent_required: 'consent', honour_signals: 'signals', record_bots: 'bots' }

export const wordOf = (name: Choice): string => words[name] ?? name
