// Fluent files as modules, compiled when the dashboard is built: `import texts from '…/errors.ftl'`
// gives an object of texts, where a text with variables is a function. A browser so needs neither
// the parser nor the resolver of Fluent, 4 KB of the shell, and a mistake in a text stops the build.
//
// The dashboard's texts use this much of Fluent: texts, variables, and choices by number (exact
// numbers and plural categories). test/unit/compiled.test.ts holds the result against @fluent/bundle.
import { parse, type Expression, type InlineExpression, type Pattern, type SelectExpression } from '@fluent/syntax'
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** JavaScript for one file: `export default {key: 'text', other: (v, f, s) => …}`. */
export function compile(source: string): string {
  const fields = parse(source, {}).body.flatMap((entry) => {
    if (entry.type === 'Junk') throw new Error(`no Fluent: ${entry.content.slice(0, 80)}`)
    if (entry.type !== 'Message') return []
    if (!entry.value) throw new Error(`${entry.id.name} has no text`)
    return [`${JSON.stringify(entry.id.name)}:${message(entry.value)}`]
  })
  return `export default {${fields.join(',')}}`
}

function message(pattern: Pattern): string {
  const code = joined(pattern)
  const still = pattern.elements.every(({ type }) => type === 'TextElement')
  return still ? code : `(v,f,s)=>${code}`
}

function joined({ elements }: Pattern): string {
  return elements.map((one) => (one.type === 'TextElement' ? JSON.stringify(one.value) : placeable(one.expression))).join('+')
}

function placeable(expression: Expression): string {
  if (expression.type === 'SelectExpression') return choice(expression)
  return `f(${variable(expression)})`
}

/** The last argument is what is taken when no variant fits. */
function choice({ selector, variants }: SelectExpression): string {
  const fields = variants.map(({ key, value }) => {
    const name = key.type === 'Identifier' ? key.name : key.value
    return [name, joined(value)] as const
  })
  const other = variants.findIndex((variant) => variant.default)
  const cases = fields.map(([name, code]) => `${JSON.stringify(name)}:${code}`).join(',')
  return `s(${variable(selector)},{${cases}},${JSON.stringify(fields[other]?.[0])})`
}

function variable(expression: InlineExpression): string {
  if (expression.type !== 'VariableReference') throw new Error(`${expression.type} is not compiled`)
  return `v.${expression.id.name}`
}

export function fluent(): Plugin {
  return {
    name: 'revisit-fluent',
    async load(id) {
      if (!id.endsWith('.ftl')) return null
      this.addWatchFile(id)
      return compile(await readFile(id, 'utf8'))
    },
  }
}
