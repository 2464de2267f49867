/** Answers about the government's plan. */

import type { planCalls } from '../../../shared/api/calls/plan.ts'
import type { HandlersOf, OutputOf } from '../../../shared/api/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ImportedItem } from '../../../shared/plan/imported-plan.ts'
import type { OpenCoalition } from '../open-coalition.ts'
import { commitmentView, planView } from '../views.ts'

/** See the head of this file. */
export function planHandlers(here: () => OpenCoalition): HandlersOf<keyof typeof planCalls> {
  return {
    'plan.import': ({ table, text, map, preview }) => {
      const { plans } = here()
      if ((table === undefined) === (text === undefined)) throw new AppError('bad-input', 'Give either a table or a text.')
      const found = table === undefined ? plans.previewText(text ?? '') : plans.previewTable(fromBase64(table), map)
      if (!preview) plans.take(found)
      return planView(found, !preview)
    },
    commitments: () => here().plans.commitments().map(commitmentView),
    'commitment.show': ({ id }) => showCommitment(here(), id),
  }
}

function showCommitment({ plans, positions }: OpenCoalition, name: string): OutputOf<'commitment.show'> {
  const commitment = plans.find(name)
  const about = positions.list().filter((position) => position.commitment === commitment.id)
  return {
    ...itemView(commitment),
    leadAgencies: [...commitment.leadAgencies],
    values: [...commitment.values],
    milestones: commitment.milestones.map((milestone) => ({ ...itemView(milestone), indicators: milestone.indicators.map(itemView) })),
    positions: about.map(({ id, number, title }) => ({ id, number, title })),
  }
}

function itemView({ id, rowId, title, stated, other, completion }: ImportedItem) {
  const given = Object.entries(stated).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { id, rowId, title, stated: Object.fromEntries(given), other: { ...other }, completion: completion ?? null }
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))
