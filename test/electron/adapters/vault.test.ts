/** The vault gives back the key it was made with, and nothing else. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changePassphrase, createVault, openVault } from '../../../electron/adapters/vault/vault.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chorus-vault-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a vault', () => {
  it('opens with its passphrase, with a changed one, and with no other', async () => {
    const { databaseKey } = await createVault(folder, { passphrase: 'kwa pamoja' })
    expect((await openVault(folder, { passphrase: 'kwa pamoja' })).databaseKey).toEqual(databaseKey)
    await expect(openVault(folder, {})).rejects.toMatchObject({ code: 'passphrase-needed' })
    await expect(openVault(folder, { passphrase: 'wrong' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await changePassphrase(folder, { from: 'kwa pamoja', to: 'معا' })
    expect((await openVault(folder, { passphrase: 'معا' })).databaseKey).toEqual(databaseKey)
    await expect(openVault(folder, { passphrase: 'kwa pamoja' })).rejects.toMatchObject({ code: 'wrong-passphrase' })
  }, 60_000)

  it('never hands out a wrong key from a damaged file', async () => {
    const { databaseKey } = await createVault(folder, {})
    const file = join(folder, 'vault.json')
    const whole = readFileSync(file)
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(file, changed)
      const key = await openVault(folder, {}).then(
        (vault) => vault.databaseKey,
        () => undefined,
      )
      expect(key === undefined || Buffer.from(key).equals(databaseKey)).toBe(true)
    }
  })

  it('is made once per folder', async () => {
    await expect(openVault(folder, {})).rejects.toMatchObject({ code: 'no-profile' })
    await createVault(folder, {})
    await expect(createVault(folder, {})).rejects.toMatchObject({ code: 'profile-exists' })
  })

  it('keeps its key in the system’s keyring, and says which one where that is out of reach', async () => {
    const turn = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0x5a)
    const keyring = {
      backend: 'gnome_libsecret',
      seal: async (bytes: Uint8Array) => turn(bytes),
      unseal: async (bytes: Uint8Array) => turn(bytes),
    }
    const { databaseKey } = await createVault(folder, { system: keyring })
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).not.toContain(Buffer.from(databaseKey).toString('base64'))
    expect((await openVault(folder, { system: keyring })).databaseKey).toEqual(databaseKey)
    const strange = { ...keyring, backend: 'kwallet6', unseal: async () => undefined }
    for (const system of ['none', 'missing', strange] as const) {
      const opening = openVault(folder, { system })
      await expect(opening).rejects.toMatchObject({ code: 'keyring-unavailable', message: expect.stringContaining('gnome_libsecret') })
    }
    await changePassphrase(folder, { to: 'kwa pamoja', system: keyring })
    expect((await openVault(folder, { passphrase: 'kwa pamoja' })).databaseKey).toEqual(databaseKey)
    await changePassphrase(folder, { from: 'kwa pamoja', system: keyring })
    expect((await openVault(folder, { system: keyring })).databaseKey).toEqual(databaseKey)
  }, 30_000)

  it('is not made without a passphrase where a keyring ought to protect it and is missing', async () => {
    await expect(createVault(folder, { system: 'missing' })).rejects.toMatchObject({ code: 'passphrase-needed' })
    await expect(openVault(folder, {})).rejects.toMatchObject({ code: 'no-profile' })
  })
})
