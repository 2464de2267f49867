/** Which answers change with which topic: a page asks again for those when the host tells of a change. */
import type { Method } from '../../shared/api/contract.ts'
import type { Topic } from '../../shared/api/events.ts'

/** Calls whose answers a page keeps and shows; all others are acts. */
export const TOPICS = {
  'profile.state': ['profile'],
  'settings.show': ['settings'],
  'coalition.list': ['profile', 'coalition', 'members'],
  'coalition.show': ['coalition', 'members', 'texts', 'signons'],
  // An act withdraws them, as it sets answers.
  'coalition.invitations': ['members', 'requests', 'signons'],
  'coalition.joining': ['requests'],
  'coalition.requests': ['requests', 'members', 'signons'],
  members: ['members'],
  'member.holds': ['members', 'delivery'],
  computers: ['members', 'network', 'delivery'],
  'computer.invitation': ['members', 'requests'],
  'computer.holds': ['members', 'delivery'],
  organisations: ['members', 'network', 'delivery'],
  helpers: ['members', 'network', 'delivery'],
  commitments: ['plan'],
  'commitment.show': ['plan', 'positions'],
  'position.list': ['positions', 'texts', 'remarks'],
  'position.show': ['positions', 'texts', 'members'],
  remarks: ['remarks', 'members'],
  'text.list': ['positions', 'texts', 'signons', 'coalition'],
  'text.show': ['positions', 'coalition'],
  // Closed texts never change; a comparison with the words as they are now asks again by itself.
  'text.compare': [],
  // As it was when the page opened.
  'text.since-look': [],
  'text.changed-since-look': ['looks', 'texts', 'positions'],
  // Asked for on every page: not with every word that somebody has got. The page of sign-ons asks again for that.
  'signons.changes': ['signons', 'positions', 'coalition'],
  'submission.list': ['signons', 'members', 'coalition'],
  'submission.preview': ['signons', 'positions', 'remarks', 'members', 'coalition'],
  'submission.mine': ['signons', 'members'],
  'responses.list': ['signons', 'members'],
  'organisation.hidden': ['signons', 'members'],
  // Everything is a deed: the page asks again by itself.
  trail: [],
  'agreement.rule': ['signons'],
  'agreement.texts': ['signons', 'positions', 'coalition'],
  'supporters.list': ['signons', 'positions'],
  'agreement.outcomes': ['signons', 'members'],
  delivery: ['delivery', 'texts', 'members'],
  search: ['positions', 'texts', 'plan'],
  'envelope.post': ['delivery', 'members', 'texts'],
  'folder.list': ['folders'],
  network: ['network', 'delivery'],
  'network.diagnose': ['network', 'delivery', 'members', 'settings'],
  'code.list': ['network', 'members'],
  // An act sets them, as it sets answers.
  'relays.list': ['signons', 'members', 'settings'],
  bringing: ['bringing', 'texts'],
  'words.missing': ['texts', 'delivery', 'members'],
  peers: ['network'],
  inspect: ['network', 'texts'],
  'demo.show': ['demo'],
} as const satisfies Partial<Record<Method, readonly Topic[]>>

/** A call whose answer is kept. */
export type AskMethod = keyof typeof TOPICS

/** Whether an answer may have changed with these topics. */
export const isTouched = (method: AskMethod, topics: readonly Topic[]): boolean =>
  TOPICS[method].some((topic) => topics.some((changed) => changed === topic))
