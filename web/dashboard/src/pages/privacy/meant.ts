// Whom a person means by what they typed. The server looks closer; this tells the three ways apart.
import type { Erasure } from './api'

const visitorId = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i
const v4 = /^\d{1,3}(\.\d{1,3}){3}$/
const v6 = /^[0-9a-f]*:[0-9a-f:]*(:\d{1,3}(\.\d{1,3}){3})?$/i

/** Nothing for what is none of the three. */
export function meantBy(typed: string): Erasure | undefined {
  const text = typed.trim()
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return { email: text }
  if (visitorId.test(text)) return { visitor: text }
  if (v4.test(text) || v6.test(text)) return { ip: text }
  return undefined
}
