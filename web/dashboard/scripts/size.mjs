// What a browser loads before the owner sees something, in bytes as sent: fails when it grows too big.
//
// shell: the page, the app with Svelte's runtime, the frame, the login, all their styles, the theme
//        script, and the texts of these in one language. What everybody loads, logged in or not.
// list:  what the recordings list adds to the shell, with its texts.
//
// Every language is counted alone, because a browser loads one; the largest has to fit. The bounds are
// on gzip; brotli is what browsers get from the server.
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const languages = ['en', 'de', 'cs', 'hu']
const limits = { shell: 30_000, list: 13_700 }
const texts = { shell: ['dashboard', 'errors'], list: ['dashboard-list'] }

/** The files of these entries: themselves, what they import at once, and the styles of all. */
function filesOf(entries) {
  const files = new Set()
  const visit = (name) => {
    const { file, imports = [], css = [] } = manifest[name]
    if (files.has(file)) return
    for (const one of [file, ...css]) files.add(one)
    imports.forEach(visit)
  }
  entries.forEach(visit)
  return files
}

const code = { shell: new Set(['index.html', 'theme.js', ...filesOf(['index.html'])]), list: new Set() }
for (const file of filesOf(['src/pages/recordings/Recordings.svelte'])) if (!code.shell.has(file)) code.list.add(file)

const coders = {
  gzip: (bytes) => gzipSync(bytes, { level: 9 }).length,
  brotli: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
}

function measure(part, coder) {
  const totals = languages.map((language) => {
    const spoken = filesOf(texts[part].map((text) => `../../locales/${language}/${text}.ftl`))
    return [...new Set([...code[part], ...spoken])]
      .filter((file) => part === 'shell' || !code.shell.has(file))
      .reduce((sum, file) => sum + coder(readFileSync(new URL(file, dist))), 0)
  })
  return Math.max(...totals)
}

let tooBig = false
for (const [part, limit] of Object.entries(limits)) {
  const [gzip, brotli] = [measure(part, coders.gzip), measure(part, coders.brotli)]
  tooBig ||= gzip > limit
  const verdict = gzip > limit ? '  TOO BIG' : ''
  console.log(`${part.padEnd(6)} ${String(gzip).padStart(6)} of ${limit} bytes gzip, ${brotli} brotli${verdict}`)
}
process.exit(tooBig ? 1 : 0)
