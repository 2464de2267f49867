/** Randomness as the core sees it: injected, so that simulations replay. */
export interface Random {
  /** `count` bytes from a cryptographically strong source. */
  readonly bytes: (count: number) => Uint8Array
}
