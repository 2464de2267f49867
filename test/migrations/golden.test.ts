/** Databases of every version of Chorus open in this one, and show what they showed. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MIGRATIONS } from '../../electron/adapters/sqlite/migrations.ts'
import { type Golden, openGolden, pictureOf } from './golden.ts'

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.db'))

it('there is a golden database of this version', () => {
  expect(files).toContain(`version-${MIGRATIONS.length}.db`)
})

describe.each(files)('the database %s', (name) => {
  const golden = JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')) as Golden

  it('opens, is whole, and shows the same texts, lists and finds, also when everything is made again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chorus-golden-'))
    try {
      const file = join(folder, name)
      copyFileSync(join(import.meta.dirname, name), file)
      const replica = openGolden(file, golden)
      expect(replica.store.check()).toEqual([])
      expect(pictureOf(replica)).toEqual(golden.picture)
      replica.rebuild()
      expect(pictureOf(replica)).toEqual(golden.picture)
      replica.actRecords([{ kind: 'position', id: '0f'.repeat(16), fields: { title: 'Written by this version' } }])
      expect(replica.records.list('position')).toHaveLength(3)
      replica.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
