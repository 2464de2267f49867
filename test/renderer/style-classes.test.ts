/** A class that code takes from a style sheet is in that sheet: a name of nothing shows its element bare, and no tool complains. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const RENDERER = join(import.meta.dirname, '../../renderer')
const IMPORT = /import (\w+) from '([^']+\.module\.css)'/g

const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).map((name) => join(RENDERER, name))
const sheetOf = (path: string): ReadonlySet<string> =>
  new Set([...readFileSync(path, 'utf8').matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map(([, name]) => name ?? ''))

function namesOfNothing(file: string): readonly string[] {
  const code = readFileSync(file, 'utf8')
  const body = code.replaceAll(IMPORT, '')
  return [...code.matchAll(IMPORT)].flatMap(([, local = '', sheet = '']) => {
    const known = sheetOf(join(dirname(file), sheet))
    const used = [...body.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))].map(([, name]) => name ?? '')
    return used.filter((name) => !known.has(name)).map((name) => `${relative(RENDERER, file)}: ${local}.${name}`)
  })
}

describe('style sheets', () => {
  const withSheets = files.filter((file) => file.endsWith('.tsx') && readFileSync(file, 'utf8').includes('.module.css'))

  it('have every class that code takes from them', () => {
    expect(withSheets.length).toBeGreaterThan(50)
    expect(withSheets.flatMap(namesOfNothing)).toEqual([])
  })
})
