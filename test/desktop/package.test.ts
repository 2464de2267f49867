/** The packed desktop application, without Electron's binary: what is in it, its fuses, and its host really started from inside. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildDesktop } from '../../build/build-desktop.ts'
import { startHosted } from '../support/hosted.ts'

const ROOT = join(import.meta.dirname, '../..')
const BUILDER = join(ROOT, 'node_modules/.bin/electron-builder')
/** What stands before the fuses in Electron's binary, and an enabled fuse: @electron/fuses, constants. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const ENABLED = '1'.charCodeAt(0)
const folder = mkdtempSync(join(tmpdir(), 'chorus-package-'))
const unpacked = join(folder, 'packages/linux-unpacked')
const extracted = join(folder, 'app')

beforeAll(async () => {
  await buildDesktop({ pages: true })
  const dist = standInElectron()
  const config = ['--config', 'electron-builder.yml', `-c.electronDist=${dist}`, `-c.directories.output=${join(folder, 'packages')}`]
  await promisify(execFile)(process.execPath, [BUILDER, '--linux', 'dir', '--x64', ...config], { cwd: ROOT })
  extractAll(join(unpacked, 'resources/app.asar'), extracted)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What electron-builder needs of a distribution: a program with a fuse wire, and languages. */
function standInElectron(): string {
  const dist = join(folder, 'electron')
  mkdirSync(join(dist, 'locales'), { recursive: true })
  const version = 1
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([version, 9]), Buffer.from('111111111')])
  writeFileSync(join(dist, 'electron'), Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(64), wire, Buffer.alloc(64)]), { mode: 0o755 })
  for (const language of ['en-US', 'ar', 'es', 'fr', 'de']) writeFileSync(join(dist, `locales/${language}.pak`), language)
  return dist
}

describe('the packed application', () => {
  it('holds the shell, both pages and one native package, and nothing of how it was made', () => {
    const files = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false })
    for (const file of [
      '/build/out/desktop/main/index.js',
      '/build/out/desktop/host/host-process.js',
      '/build/out/desktop/preload/interface.cjs',
      '/build/out/desktop/preload/network.cjs',
      '/build/out/renderer/index.html',
      '/build/out/network/index.html',
      '/build/icons/tray.png',
      '/LICENSE',
    ]) {
      expect(files).toContain(file)
    }
    expect(files.filter((file) => /\.ts$|\.map$|\/test\/|\/docs?\//.test(file))).toEqual([])
    const packages = new Set(files.flatMap((file) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))
    expect([...packages]).toEqual(['better-sqlite3'])
    expect(files.filter((file) => file.endsWith('.node'))).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node'])
    const manifest = JSON.parse(readFileSync(join(extracted, 'package.json'), 'utf8')) as Record<string, unknown>
    expect(manifest['main']).toBe('build/out/desktop/main/index.js')
    expect(manifest['devDependencies']).toBeUndefined()
  })

  it('has every preload in one file that asks for nothing but electron', () => {
    for (const name of ['interface', 'network']) {
      const code = readFileSync(join(extracted, `build/out/desktop/preload/${name}.cjs`), 'utf8')
      expect([...code.matchAll(/require\(["']([^"']+)["']\)/g)].map(([, module]) => module)).toEqual(['electron'])
    }
  })

  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'chorus'))
    const on = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number' && wire[fuse as FuseV1Options] === ENABLED)
    expect(on).toEqual(
      expect.arrayContaining([
        FuseV1Options.EnableCookieEncryption,
        FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
        FuseV1Options.OnlyLoadAppFromAsar,
      ]),
    )
    for (const fuse of [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]) {
      expect(on).not.toContain(fuse)
    }
  })

  it('starts its host, which keeps the key in the system’s keyring and answers a page over a port', async () => {
    const directory = join(folder, 'profile')
    const host = startHosted(join(extracted, 'build/out/desktop/host/host-process.js'))
    host.say({ type: 'begin', directory, keyring: 'kwallet6', debug: false })
    await host.heard('ready')
    const page = host.guest()
    expect(await page.call('profile.state', {})).toMatchObject({ state: 'none' })
    await page.call('profile.create', { person: 'Amina' })
    await page.call('coalition.create', { name: 'Open Samara', organisation: 'Budget Watch' })
    await page.call('position.create', { title: 'Publish the budget' })
    expect(await page.call('position.list', {})).toMatchObject([{ title: 'Publish the budget', number: 1 }])
    expect(await host.end()).toBe(0)
    const vault = readFileSync(join(directory, 'vault.json'), 'utf8')
    expect(JSON.parse(vault)).toMatchObject({ protection: 'system', backend: 'kwallet6' })

    const without = startHosted(join(extracted, 'build/out/desktop/host/host-process.js'))
    without.say({ type: 'begin', directory, keyring: null, debug: false })
    expect((await without.heard('failed')).message).toContain('kwallet6')
    expect(await without.end()).toBe(0)
    expect(existsSync(join(directory, 'profile.db'))).toBe(true)

    const fresh = startHosted(join(extracted, 'build/out/desktop/host/host-process.js'))
    fresh.say({ type: 'begin', directory: join(folder, 'other'), keyring: null, debug: false })
    await fresh.heard('ready')
    const other = fresh.guest()
    await expect(other.call('profile.create', { person: 'Bilal' })).rejects.toMatchObject({ code: 'passphrase-needed' })
    expect(await other.call('profile.create', { person: 'Bilal', passphrase: 'kwa pamoja' })).toMatchObject({ hasPassphrase: true })
    expect(await fresh.end()).toBe(0)
  }, 60_000)
})
