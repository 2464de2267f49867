/** Ids of plans, commitments and milestones, derived from what the source calls them, so that importing twice finds the same ones. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../bytes/hex.ts'
import type { PlanField } from './fields.ts'

/**
 * Id of a commitment, milestone or indicator, 32 hex characters: the first 16 bytes of SHA-256 over the tag and the JSON array of both names.
 * Lone surrogates are replaced first, so that the bytes are defined.
 */
export function commitmentId(planId: string, rowId: string): string {
  const name = JSON.stringify([planId.toWellFormed(), rowId.toWellFormed()])
  return toHex(sha256(utf8(`chorus/commitment/1\n${name}`)).subarray(0, 16))
}

/**
 * The name under which a plan's items are identified: its id, else country and number, period or year of submission, else the empty string.
 */
export function planKey(facts: Readonly<Partial<Record<PlanField, string>>>): string {
  if (facts.planId) return plainId(facts.planId)
  const edition = facts.planNumber ?? facts.planPeriod ?? facts.year
  return [facts.country, edition]
    .map((part) => plainId(part ?? ''))
    .filter((part) => part !== '')
    .join('/')
}

/** An id for comparing: width, case, digits and spaces are made alike. */
export const plainId = (id: string): string => asciiDigits(id.normalize('NFKC')).replace(/\s+/g, ' ').trim().toUpperCase()

/** A title for comparing: as an id, and without punctuation. A title of punctuation alone stays as it is. */
export function plainTitle(title: string): string {
  const id = plainId(title)
  return id.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim() || id
}

/** Arabic-Indic and Persian digits as ASCII digits. */
export const asciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
