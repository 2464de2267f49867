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
})
