/** Answers about when the coalition counts as agreed. */
import type { agreementCalls } from '../../../shared/api/calls/agreement.ts'
import type { HandlersOf, OutputOf, ParsedInputOf } from '../../../shared/api/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OrganisationId } from '../../../shared/ids.ts'
import type { AgreementRule } from '../../../shared/signing/agreement.ts'
import { textCode } from '../../../shared/signing/closed-text.ts'
import { nameOn } from '../../core/coalition/names.ts'
import type { FrozenOutcome } from '../../core/signing/agreements.ts'
import type { OpenCoalition } from '../open-coalition.ts'

/** See the head of this file. */
export function agreementHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof agreementCalls> {
  return {
    'agreement.rule': () => statedRule(here()),
    'agreement.state': ({ count, share, ...counts }) => {
      here().signing.agreement.state({ needs: needsOf(count, share) ?? { share: 2 / 3 }, ...counts })
      return statedRule(here())
    },
    'agreement.texts': (input) => {
      const { agreement } = here().signing
      const nameOf = organisationNames(here())
      return agreement.texts(ruleWith(agreement.rule(), input)).map(({ position, text, counts, notHeard, ...result }) => ({
        position: position.id,
        number: position.number,
        title: position.title,
        text: { hash: text.hash, code: text.code, number: text.number },
        agreement: result.agreement,
        yes: result.yes,
        needed: result.needed,
        ...counts,
        notHeard: notHeard.map(nameOf),
      }))
    },
    'agreement.freeze': ({ text, words }) => {
      const { signing } = here()
      return outcomeView(here(), signing.agreement.freeze(signing.closed.find(text), words))
    },
    'agreement.outcomes': () =>
      here()
        .signing.agreement.outcomes()
        .map((one) => outcomeView(here(), one)),
  }
}

function statedRule({ signing: { agreement } }: OpenCoalition): OutputOf<'agreement.rule'> {
  return { ...ruleView(agreement.rule()), isStated: agreement.isStated() }
}

function ruleView({ needs, silenceCounts, recordedCounts }: AgreementRule): OutputOf<'agreement.freeze'>['rule'] {
  const [count, share] = 'count' in needs ? [needs.count, null] : [null, needs.share]
  return { count, share, silenceCounts, recordedCounts }
}

function needsOf(count: number | undefined, share: number | undefined): AgreementRule['needs'] | undefined {
  if (count !== undefined && share !== undefined) throw new AppError('bad-input', 'Give either a number of organisations or a share.')
  if (count !== undefined) return { count }
  return share === undefined ? undefined : { share }
}

function ruleWith(rule: AgreementRule, { count, share, silenceCounts, recordedCounts }: ParsedInputOf<'agreement.texts'>): AgreementRule {
  return {
    needs: needsOf(count, share) ?? rule.needs,
    silenceCounts: silenceCounts ?? rule.silenceCounts,
    recordedCounts: recordedCounts ?? rule.recordedCounts,
  }
}

function outcomeView(here: OpenCoalition, outcome: FrozenOutcome): OutputOf<'agreement.freeze'> {
  const nameOf = organisationNames(here)
  const { id, position, text, rule, agreement, yes, needed, counts, answers, words, clock, by } = outcome
  const about = here.positions.list().find((one) => one.id === position)
  const number = here.signing.closed.list(position).find(({ hash }) => hash === text)?.number ?? null
  return {
    id,
    position,
    number: about?.number ?? null,
    title: about?.title ?? '',
    text: { hash: text, code: textCode(text), number },
    rule: ruleView(rule),
    agreement,
    yes,
    needed,
    ...counts,
    answers: answers.map(({ organisation, state, decision }) => ({ organisation, name: nameOf(organisation), state, decision })),
    words,
    at: clock,
    by: here.coalition.members().find((member) => member.id === by)?.name ?? '',
  }
}

const organisationNames =
  ({ coalition }: OpenCoalition) =>
  (id: OrganisationId): string =>
    nameOn(coalition.cards.get('organisation', id)) ?? ''
