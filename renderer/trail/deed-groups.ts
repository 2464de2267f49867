/** Kinds of deeds in the few groups that people choose from. */
import { DEED_KINDS, type DeedKind } from '../../shared/signing/terms.ts'

/** The groups in the order of the choice. */
export const DEED_GROUPS = ['writing', 'texts', 'answers', 'submission', 'positions', 'members'] as const
/** See `DEED_GROUPS`. */
export type DeedGroup = (typeof DEED_GROUPS)[number]

const GROUP_OF: { readonly [K in DeedKind]: DeedGroup } = {
  founded: 'members',
  invited: 'members',
  'invited-computer': 'members',
  'let-in': 'members',
  'let-in-computer': 'members',
  'changed-roles': 'members',
  removed: 'members',
  'removed-computer': 'members',
  'set-aside': 'members',
  'went-on-as-new-computer': 'members',
  'began-epoch': 'members',
  'set-servers': 'members',
  'hid-organisation': 'members',
  'showed-organisation': 'members',
  'withdrew-invitation': 'members',
  'imported-plan': 'positions',
  created: 'positions',
  'changed-facts': 'positions',
  other: 'positions',
  wrote: 'writing',
  remarked: 'writing',
  settled: 'writing',
  closed: 'texts',
  moved: 'texts',
  answered: 'answers',
  'added-supporter': 'answers',
  'renamed-supporter': 'answers',
  'removed-supporter': 'answers',
  ruled: 'answers',
  'recorded-with-file': 'answers',
  recorded: 'answers',
  'counted-silence': 'answers',
  'set-rule': 'answers',
  'kept-outcome': 'answers',
  'made-edition': 'submission',
  'sent-edition': 'submission',
  'heard-of-sending': 'submission',
  'kept-response': 'submission',
}

/** The kinds of a group; all of them for null. */
export const kindsIn = (group: DeedGroup | null): ReadonlySet<DeedKind> =>
  new Set(DEED_KINDS.filter((kind) => group === null || GROUP_OF[kind] === group))
