// Writes NAME.br and NAME.gz beside every file of the dist folders: compressed once, at the highest
// level, instead of at every request.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const SMALL = 500
const root = import.meta.dirname

for (const part of ['recorder', 'player', 'dashboard']) {
  const dist = join(root, part, 'dist')
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((name) => join(dist, name))
  const files = paths.filter((path) => statSync(path).isFile())
  files.filter((path) => /\.(br|gz)$/.test(path)).forEach((path) => rmSync(path))
  files.filter((path) => /\.(js|css|html|svg|json|ftl)$/.test(path)).forEach(compress)
}

function compress(path) {
  const bytes = readFileSync(path)
  if (bytes.length < SMALL) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
}
