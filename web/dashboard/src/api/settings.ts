// The calls that only the settings of a site make, apart from those that every page loads.
import { api } from './client'
import type { Block, BlockInput, Blocks, Clause, ClauseQuery, CostReport, Site, SiteChange, Versions } from './types'

export const changeSite = (site: string, change: SiteChange) => api.call<Site>('PATCH', `/sites/${encodeURIComponent(site)}`, change)

export const costOf = (site: string, signal?: AbortSignal) =>
  api.call<CostReport>('GET', `/sites/${encodeURIComponent(site)}/cost`, undefined, signal)

/** Changes of a site, newest first; those before version `before`. */
export const versionsOf = (site: string, before?: number) =>
  api.call<Versions>('GET', `/sites/${encodeURIComponent(site)}/versions${before === undefined ? '' : `?before=${before}`}`)

/** The clause for the privacy policy of a site. */
export const clauseOf = (site: string, { company, vat_id, language }: ClauseQuery) =>
  api.call<Clause>('GET', `/sites/${encodeURIComponent(site)}/clause?${new URLSearchParams({ company, language, ...(vat_id && { vat_id }) })}`)

const blocked = (site: string) => `/sites/${encodeURIComponent(site)}/blocked`

/** Everybody whom a site does not record. */
export const blockedOf = (site: string) => api.call<Blocks>('GET', blocked(site))

export const block = (site: string, input: BlockInput) => api.call<Block>('POST', blocked(site), input)

export const unblock = (site: string, entry: string) => api.call<void>('DELETE', `${blocked(site)}/${encodeURIComponent(entry)}`)
