/** What the start script decides: whether Electron is there, and whether pages must be built. */
import { mkdirSync, mkdtempSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { electronBinary } from '../../build/electron-binary.ts'
import { pagesAreFresh } from '../../build/fresh-pages.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chorus-build-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Writes a file made at a second of 2026. */
function make(path: string, second: number): string {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  for (const each of [file, dirname(file)]) utimesSync(each, new Date(2026, 0, 1, 0, 0, second), new Date(2026, 0, 1, 0, 0, second))
  return file
}

describe('Electron’s binary', () => {
  it('is found where its package or a given folder has it, and nowhere else', () => {
    expect(electronBinary(root, {}, 'linux')).toBeUndefined()
    const own = make('node_modules/electron/dist/electron', 1)
    const mac = make('node_modules/electron/dist/Electron.app/Contents/MacOS/Electron', 1)
    const given = make('elsewhere/electron.exe', 1)
    expect(electronBinary(root, {}, 'linux')).toBe(own)
    expect(electronBinary(root, {}, 'darwin')).toBe(mac)
    expect(electronBinary(root, {}, 'win32')).toBeUndefined()
    expect(electronBinary(root, { ELECTRON_OVERRIDE_DIST_PATH: dirname(given) }, 'win32')).toBe(given)
    expect(electronBinary(root, { ELECTRON_OVERRIDE_DIST_PATH: root }, 'linux')).toBeUndefined()
  })
})

describe('built pages', () => {
  it('are fresh until something they are made of is newer, or gone', () => {
    const pages = join(root, 'build/out/renderer')
    expect(pagesAreFresh(root, pages)).toBe(false)
    const removed = make('renderer/app/old.tsx', 10)
    make('renderer/app/main.tsx', 10)
    make('shared/api/client.ts', 10)
    make('build/out/renderer/index.html', 20)
    for (const folder of ['renderer', 'shared']) utimesSync(join(root, folder), 1, 1)
    expect(pagesAreFresh(root, pages)).toBe(true)
    unlinkSync(removed)
    expect(pagesAreFresh(root, pages)).toBe(false)
    make('renderer/app/main.tsx', 15)
    expect(pagesAreFresh(root, pages)).toBe(true)
    make('shared/api/client.ts', 21)
    expect(pagesAreFresh(root, pages)).toBe(false)
  })
})
