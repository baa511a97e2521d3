// Fluent files as modules: `import texts from '…/dashboard.ftl'` gives the file's text without
// its comments and empty lines, which are for translators and need not travel.
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

export function withoutComments(source: string): string {
  return source
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .join('\n')
}

export function fluent(): Plugin {
  return {
    name: 'revisit-fluent',
    async load(id) {
      if (!id.endsWith('.ftl')) return null
      this.addWatchFile(id)
      return `export default ${JSON.stringify(withoutComments(await readFile(id, 'utf8')))}`
    },
  }
}
