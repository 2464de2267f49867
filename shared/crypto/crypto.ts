/** The cryptography that needs keys or speed, as a port: the platform's own where it is fast, deterministic in simulations. */

/** Byte lengths: secrets, seeds and public keys 32; signatures 64; AEAD keys 32, nonces 12, tags 16. */
export interface Crypto {
  /** The Ed25519 public key of a 32-byte seed (RFC 8032). */
  readonly signingPublicKey: (seed: Uint8Array) => Uint8Array
  /** An Ed25519 signature, 64 bytes, deterministic. */
  readonly sign: (seed: Uint8Array, message: Uint8Array) => Uint8Array
  /**
   * Strict Ed25519: false, never a throw, for a wrong length, a non-canonical or small-order public key (with which one signature
   * would fit any message), a non-canonical signature, or a signature that does not fit.
   */
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
  /** The X25519 public key of a 32-byte secret (RFC 7748). */
  readonly agreementPublicKey: (secret: Uint8Array) => Uint8Array
  /** The X25519 shared secret, or undefined for a key that yields all zeros. */
  readonly agree: (secret: Uint8Array, publicKey: Uint8Array) => Uint8Array | undefined
  /** ChaCha20-Poly1305 (RFC 8439): ciphertext followed by its 16-byte tag. A (key, nonce) pair is never used twice. */
  readonly seal: (key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, associated: Uint8Array) => Uint8Array
  /** The plaintext, or undefined if anything was changed. */
  readonly open: (key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, associated: Uint8Array) => Uint8Array | undefined
  /** Seals to every one of the X25519 public keys as an age file (age-encryption.org/v1). */
  readonly sealTo: (recipients: readonly Uint8Array[], plaintext: Uint8Array) => Promise<Uint8Array>
  /** Opens an age file with an X25519 secret; undefined if it is not for this key or was changed. */
  readonly openFor: (secret: Uint8Array, sealed: Uint8Array) => Promise<Uint8Array | undefined>
  /** As `openFor`, and says why not. */
  readonly unsealFor: (secret: Uint8Array, sealed: Uint8Array) => Promise<UnsealedFor>
}

/** What came of opening an age file. `foreign`: nothing in it is for this key, or what is was changed; `damaged`: it is for this key and not whole. */
export type UnsealedFor = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: 'foreign' | 'damaged' }
