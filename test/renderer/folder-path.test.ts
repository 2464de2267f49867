/** Paths as people paste them. */
import { describe, expect, it } from 'vitest'
import { examplePath, unquoted } from '../../renderer/folder/folder-path.ts'

describe('a folder’s path', () => {
  it('loses what file managers put around it', () => {
    expect(unquoted('  "C:\\Users\\Amina\\Shared" ')).toBe('C:\\Users\\Amina\\Shared')
    expect(unquoted("'/home/amina/My folder'")).toBe('/home/amina/My folder')
    expect(unquoted('/home/amina/it’s "ours"')).toBe('/home/amina/it’s "ours"')
  })

  it('is read from an address of a file', () => {
    expect(unquoted('file:///home/amina/My%20folder')).toBe('/home/amina/My folder')
    expect(unquoted('file:///C:/Users/Amina/Shared')).toBe('C:\\Users\\Amina\\Shared')
    expect(unquoted('file://%')).toBe('file://%')
  })

  it('has an example of the system that one is on', () => {
    expect(examplePath('Mozilla/5.0 (Windows NT 10.0; Win64)')).toContain('C:\\')
    expect(examplePath('Mozilla/5.0 (Macintosh; Intel Mac OS X)')).toContain('/Users/')
    expect(examplePath('Mozilla/5.0 (X11; Linux x86_64)')).toContain('/home/')
  })
})
