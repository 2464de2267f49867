/** What somebody did, as words: stages, answers and facts by their names on screen. */
import type { OutputOf } from '../../shared/api/contract.ts'
import { DECISIONS, STAGES } from '../../shared/signing/terms.ts'
import type { MessageId } from '../messages/catalogues.ts'
import type { TextValues } from '../messages/say.tsx'
import { shownStage } from '../stage/stages.ts'

/** A deed as the host tells it. */
export type Deed = OutputOf<'trail'>[number]
type Say = (id: MessageId, values?: TextValues) => string

const FACTS = ['ask', 'commitment', 'deadline', 'language', 'leadWriters', 'number', 'onlyLeadWriters', 'stance', 'title'] as const

/** "closed the text, code K7M2-9QXD". */
export function deedWords(say: Say, { kind, subject, times }: Deed): string {
  if (kind === 'heard-of-sending')
    return say(subject === 'bounce' ? 'trail.did.heard-of-sending.bounce' : 'trail.did.heard-of-sending.receipt')
  if (kind === 'remarked') return say(subject === 'red-line' ? 'trail.did.remarked.red-line' : 'trail.did.remarked')
  return say(`trail.did.${kind}`, { subject: subjectWords(say, kind, subject), times })
}

function subjectWords(say: Say, kind: Deed['kind'], subject: string): string {
  if (kind === 'moved') {
    const stage = STAGES.find((one) => one === subject)
    return stage ? say(`stage.${shownStage(stage)}`) : subject
  }
  if (kind === 'answered' || kind === 'recorded' || kind === 'recorded-with-file') {
    const decision = DECISIONS.find((one) => one === subject)
    return decision ? say(`sign-ons.decision.${decision}`) : subject
  }
  if (kind === 'ruled') return say(subject === 'counts' ? 'sign-ons.late.counts' : 'sign-ons.late.counts-not')
  if (kind === 'changed-facts') return factWords(say, subject)
  return subject === '' ? say('trail.somebody') : subject
}

/** Facts that have no word of their own are said once. */
function factWords(say: Say, subject: string): string {
  const words = subject.split(', ').map((field) => {
    const fact = FACTS.find((one) => one === field)
    return say(fact ? `trail.fact.${fact}` : 'trail.fact.other')
  })
  return [...new Set(words)].join(', ')
}
