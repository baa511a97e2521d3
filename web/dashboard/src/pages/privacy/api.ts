// Calls of the API that only the pages about privacy make, so that nobody else loads them.
import { api } from '../../api/client'
import type { Holdings, Receipt, Receipts, Viewings, ViewingsQuery } from '../../api/types'

const { call, query } = api
const id = encodeURIComponent

/** Who is erased. Recordings are deleted by the recording page. */
export type Erasure = { visitor: string } | { email: string } | { ip: string }

export const privacy = {
  preview: (what: Erasure, signal?: AbortSignal) => call<Holdings>('POST', '/erasures/preview', what, signal),
  erase: (what: Erasure) => call<Receipt>('POST', '/erasures', what),
  receipt: (erasure: string, signal?: AbortSignal) =>
    call<Receipt>('GET', `/erasures/${id(erasure)}`, undefined, signal),
  receipts: (before: string | undefined, signal?: AbortSignal) =>
    call<Receipts>('GET', `/erasures${before ? `?before=${id(before)}` : ''}`, undefined, signal),
  viewings: (wanted: ViewingsQuery) => call<Viewings>('GET', `/viewings${query(wanted)}`),
  viewingsTable: (wanted: ViewingsQuery) => `/api/v1/viewings.csv${query(wanted)}`,
}
