/** The keyring of the operating system, where a shell can reach it: it seals what only this user of this computer may open. */
export interface Keyring {
  /** Which one it is, as the platform names it; recorded beside what it sealed, because desktops change theirs. */
  readonly backend: string
  readonly seal: (bytes: Uint8Array) => Promise<Uint8Array>
  /** Undefined when this keyring does not open it. */
  readonly unseal: (sealed: Uint8Array) => Promise<Uint8Array | undefined>
}

/** What protects a key without a passphrase: a keyring, nothing (`none`: this program has none and says so), or nobody may go without (`missing`). */
export type SystemProtection = Keyring | 'none' | 'missing'
