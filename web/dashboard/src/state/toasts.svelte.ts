// Short notices that pass by: something was saved, something failed.
import { ApiError } from '../api/client'
import { hasText, t } from '../i18n/texts.svelte'

export interface Toast {
  id: number
  kind: 'good' | 'bad'
  text: string
}

const shown_ms = { good: 3500, bad: 8000 }
let next = 0
let list = $state<Toast[]>([])

export const toasts = {
  get list(): Toast[] {
    return list
  },
}

export function say(text: string, kind: Toast['kind'] = 'good'): void {
  const toast = { id: next++, kind, text }
  list = [...list.slice(-3), toast]
  setTimeout(() => dismiss(toast.id), shown_ms[kind])
}

export function dismiss(id: number): void {
  list = list.filter((toast) => toast.id !== id)
}

export function sayError(cause: unknown): void {
  say(errorText(cause), 'bad')
}

/** The sentence for a refusal or failure, in the reader's language. */
export function errorText(cause: unknown): string {
  const code = cause instanceof ApiError ? cause.code : 'unexpected'
  const key = `error-${code.replaceAll('_', '-')}`
  const minutes = cause instanceof ApiError ? Math.ceil((cause.retryAfterS ?? 60) / 60) : 1
  return hasText(key) ? t(key, { minutes }) : t('error-unexpected')
}
