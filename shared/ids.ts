/** Identifiers: lower-case hexadecimal strings, branded so that one cannot be passed for another. */

/** A coalition: a hash over its founder's device and founding act, 64 hex characters. */
export type CoalitionId = string & { readonly __id: 'coalition' }
/** A device's Ed25519 public key, 64 hex characters: the name of its log. */
export type DeviceId = string & { readonly __id: 'device' }
/** SHA-256 of an entry's canonical header, 64 hex characters. */
export type EntryHash = string & { readonly __id: 'entry' }
/** A position's text, 16 random bytes as 32 hex characters. */
export type DocumentId = string & { readonly __id: 'document' }
/** A person, 16 random bytes as 32 hex characters. */
export type PersonId = string & { readonly __id: 'person' }
/** A member organisation, 16 random bytes as 32 hex characters. */
export type OrganisationId = string & { readonly __id: 'organisation' }
/** An epoch: the hash of the membership entry that began it. */
export type EpochId = string & { readonly __id: 'epoch' }

/** Stands for the coalition where somebody who has only an invitation does not know it. */
export const NO_COALITION = '0'.repeat(64) as CoalitionId

/** The hash before a log's first entry. */
export const NO_HASH = '0'.repeat(64) as EntryHash
