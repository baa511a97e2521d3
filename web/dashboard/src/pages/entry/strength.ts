// How hard a password is to guess, estimated in a few bytes: what is left after taking away what
// guessers try first (common words, runs, repeats, the person's own e-mail), times its variety.
// It advises; the server decides.

export type Strength = 'short' | 'weak' | 'fair' | 'good' | 'strong'
export const shortest = 10

const common = (
  'password passwort heslo jelszo qwerty qwertz azerty asdf yxcv zxcv letmein welcome willkommen admin root ' +
  'login master secret geheim tajne titok dragon monkey shadow sunshine princess football iloveyou revisit ' +
  'hallo hello ahoj szia summer winter sommer leto nyar praha berlin london budapest test user shop'
).split(' ')

/** What a guesser has to find out, in bits. */
export function guessBits(password: string, email = ''): number {
  const known = [...common, ...ownWords(email)]
  let rest = plain(password)
  for (const word of known) rest = rest.replaceAll(word, '\u0000')
  const signs = [...rest]
  const letters = signs.filter((_, at) => !isForeseen(signs, at))
  return letters.length * Math.log2(alphabet(password))
}

export function strength(password: string, email = ''): Strength {
  if ([...password].length < shortest) return 'short'
  const bits = guessBits(password, email)
  if (bits < 36) return 'weak'
  if (bits < 52) return 'fair'
  return bits < 70 ? 'good' : 'strong'
}

function ownWords(email: string): string[] {
  return email.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length >= 4)
}

/** Lower case, and the usual swaps of letters for signs undone. */
function plain(password: string): string {
  const swaps: Record<string, string> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }
  const lower = password.toLowerCase()
  const undone = [...lower].map((sign) => swaps[sign] ?? sign).join('')
  return common.some((word) => undone.includes(word)) ? undone : lower
}

/** A sign that repeats the one before, or goes on in a run of three such as abc, 321. */
function isForeseen(all: string[], at: number): boolean {
  const [before, last, now] = [at - 2, at - 1, at].map((index) => all[index]?.codePointAt(0) ?? -9)
  if (now === last) return true
  const step = (now ?? 0) - (last ?? 0)
  return Math.abs(step) === 1 && (last ?? 0) - (before ?? 0) === step
}

function alphabet(password: string): number {
  let size = 0
  if (/\p{Ll}/u.test(password)) size += 26
  if (/\p{Lu}/u.test(password)) size += 26
  if (/\d/.test(password)) size += 10
  if (/[^\p{L}\d]/u.test(password)) size += 24
  return Math.max(size, 2)
}
