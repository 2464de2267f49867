/** Documents tell the truth: every path they name exists, and nothing names what has no place in the project. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourcesBelow } from '../build/boundaries.ts'

const ROOT = join(import.meta.dirname, '..')
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'SPEC.md']
const FOLDERS = ['shared', 'electron', 'renderer', 'test', 'build']

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

describe('documents', () => {
  it.each(DOCUMENTS)('%s names only paths that exist', (file) => {
    const named = [...read(file).matchAll(/`((?:shared|electron|renderer|test|build)(?:\/[\w.-]+)*)`/g)].map(([, path]) => path as string)
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
    expect(file === 'SPEC.md' || named.length > 5).toBe(true)
  })

  it('name every script of the package they tell people to run', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const told = [...read('README.md').matchAll(/npm (?:run -s )?(\w+)/g)].map(([, script]) => script as string)
    expect(
      told.filter(
        (script) => script !== 'install' && script !== 'run' && !(script in scripts) && /^[a-z]+$/.test(script) && script !== 'on',
      ),
    ).toEqual([])
  })

  it('and sources leave nothing for later and name no machine', () => {
    const files = [...FOLDERS.flatMap((folder) => sourcesBelow(join(ROOT, folder))), ...DOCUMENTS.map((file) => join(ROOT, file))]
    const unfinished = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'registry\\.' + 'npmjs', '/' + 'work/'].join('|'))
    expect(files.length).toBeGreaterThan(150)
    expect(files.filter((file) => unfinished.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  it('rules that tests carry stand in SPEC.md', () => {
    const spec = read('SPEC.md')
    const carried = sourcesBelow(join(ROOT, 'test')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\[([A-Z]+-\d+)\]/g)].map(([, rule]) => rule as string),
    )
    expect([...new Set(carried)].filter((rule) => !spec.includes(`**${rule}**`))).toEqual([])
  })
})
