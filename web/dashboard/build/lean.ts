// Takes out of Svelte's runtime what this app never does. Svelte keeps taking over pages that a
// server drew (hydration), components in the syntax of Svelte 4, and two experiments behind variables,
// which a bundler must keep because somebody could set them. Nobody does here: as constants, all that
// hangs on them falls away. The build stops when Svelte no longer looks like this.
import type { Plugin } from 'vite'

/** By module: what is variable in it, and made constant. */
const constants: [module: RegExp, names: string[]][] = [
  [/\/svelte\/src\/internal\/flags\/index\.js$/, ['async_mode_flag', 'legacy_mode_flag', 'tracing_mode_flag']],
  [/\/svelte\/src\/internal\/client\/dom\/hydration\.js$/, ['hydrating']],
]

/** The module with `names` as constants that are false, and without the assignments to them. */
export function settled(code: string, names: readonly string[]): string {
  return names.reduce((left, name) => {
    const declared = `export let ${name} = false;`
    if (!left.includes(declared)) throw new Error(`Svelte has changed: no \`${declared}\``)
    const assigned = new RegExp(`^\\s*${name} = \\w+;$`, 'gm')
    return left.replace(declared, `export const ${name} = false;`).replace(assigned, '')
  }, code)
}

export function lean(): Plugin {
  return {
    name: 'revisit-lean-svelte',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const found = constants.find(([module]) => module.test(id))
      return found ? { code: settled(code, found[1]), map: null } : null
    },
  }
}
