/** What a dropped file is. */
import { describe, expect, it } from 'vitest'
import { fileKind } from '../../../renderer/envelope/file-kind.ts'

const AGE = 'age-encryption.org/v1\n-> X25519 abc\n'

describe('a dropped file', () => {
  it('is an envelope by what is in it, whatever a service made of its name', () => {
    expect(fileKind('envelope-1a2b3c4d.age', AGE)).toBe('envelope')
    expect(fileKind('document (1).bin', AGE)).toBe('envelope')
  })

  it('is an envelope by its name where its beginning was cut, so that it is said to be none or damaged', () => {
    expect(fileKind('envelope-1a2b3c4d.age', '')).toBe('envelope')
  })

  it('is a backup where a passphrase seals it', () => {
    expect(fileKind('renamed.age', 'age-encryption.org/v1\n-> scrypt abc 15\n')).toBe('backup')
    expect(fileKind('chorus-backup-2026-11-03.age', AGE)).toBe('backup')
  })

  it('is an invitation, a Word file, a table or something else', () => {
    expect(fileKind('note.txt', 'Dear all,\nchorus-invitation: abc')).toBe('invitation')
    expect(fileKind('Draft.DOCX', 'PK')).toBe('word')
    expect(['plan.csv', 'plan.xlsx', 'plan.ods'].map((name) => fileKind(name, ''))).toEqual(['table', 'table', 'table'])
    expect(fileKind('photo.jpg', '')).toBe('other')
  })
})
