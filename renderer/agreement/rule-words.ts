/** A rule of agreement in words, and the shares people choose from. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { useSay } from '../messages/say.tsx'

/** A rule as the host answers it. */
export type Rule = Omit<OutputOf<'agreement.rule'>, 'isStated'>

/** Shares with words of their own. */
export const SHARES = [
  { id: 'all', share: 1 },
  { id: 'three-quarters', share: 3 / 4 },
  { id: 'two-thirds', share: 2 / 3 },
  { id: 'half', share: 1 / 2 },
] as const

/** The id of such a share. */
export type ShareId = (typeof SHARES)[number]['id']

/** Which of them a rule asks for; undefined for a count, and for any other share. */
export const shareIdOf = ({ share }: Pick<Rule, 'share'>): ShareId | undefined => SHARES.find((one) => one.share === share)?.id

/** "At least two thirds of the organisations asked must say yes. …" */
export function ruleWords(say: ReturnType<typeof useSay>, rule: Rule): string {
  const { count, share, silenceCounts, recordedCounts } = rule
  const id = shareIdOf(rule)
  const needs =
    count !== null
      ? say('agreement.rule.count', { count })
      : id
        ? say(`agreement.rule.${id}`)
        : say('agreement.rule.share', { share: Math.round((share ?? 0) * PERMILLE) / 10 })
  const counts = [
    say(silenceCounts ? 'agreement.rule.silence' : 'agreement.rule.no-silence'),
    say(recordedCounts ? 'agreement.rule.recorded' : 'agreement.rule.no-recorded'),
  ]
  return [needs, ...counts].join(' ')
}

const PERMILLE = 1000
