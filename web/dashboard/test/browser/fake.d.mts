import type { Block, Check, Counters, Me, Receipt, Recording, Site, Viewing } from '../../src/api/types'

export interface World {
  now: number
  loggedIn: boolean
  member: Me['member']
  sites: Site[]
  recordings: Recording[]
  counters: Counters
  check: Check
  calls: { method: string; path: string; search: URLSearchParams; body: unknown }[]
  receipts: Receipt[]
  blocked: Block[]
  viewings: Viewing[]
  slowErasures?: boolean
  down: boolean
  locked?: boolean
  refuseChanges?: boolean
  refuseEntry?: number
}

export interface Fake {
  world: World
  url: string
  stop: () => void
}

export const policy: string
export function newWorld(change?: Partial<World>): World
export function startFake(world?: World, port?: number): Promise<Fake>
