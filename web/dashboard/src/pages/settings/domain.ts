// What people type or paste as a domain, turned into one.

const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?'
const domainPattern = new RegExp(`^(?:\\*\\.)?${label}(?:\\.${label})*(?::\\d{1,5})?$`, 'u')
const longest = 253

/** `https://Shop.example/cart` → `shop.example`; null when no domain can be read. */
export function readDomain(typed: string): string | null {
  const bare = typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
  return bare.length <= longest && domainPattern.test(bare) ? bare : null
}

export const exampleOrigin = 'https://pay.example'

/** `https://Pay.example/checkout` → `https://pay.example`; null when it is no web page's origin. */
export function readOrigin(typed: string): string | null {
  const text = typed.trim()
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  const { origin } = new URL(text)
  // A wildcard would be an escape by now.
  return /^[a-z]+:\/\/[\w.-]+(?::\d+)?$/.test(origin) ? origin : null
}

export const exampleKey = 'utm_source'
const longestKey = 100

/** The name of a part of an address: what stands before the `=`; null when it can be none. */
export function readQueryKey(typed: string): string | null {
  const key = typed.trim().replace(/^[?&]/, '').replace(/=.*$/, '')
  return key !== '' && key.length <= longestKey && !/[\s&?#]/.test(key) ? key : null
}
