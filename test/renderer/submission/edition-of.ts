/** An edition as the host lists it. */
import type { PrintedText } from '../../../renderer/submission/edition-changes.ts'
import type { Edition } from '../../../renderer/submission/edition-draft.ts'
import type { Sending } from '../../../renderer/submission/sending-state.ts'

/** Text `number` of a position. */
export const textOf = (position: string, number = 1): PrintedText => ({
  position,
  number: Number(position.slice(1)),
  title: `Title of ${position}`,
  hash: `${position} ${number}`,
  code: 'K7M2-9QXD',
  textNumber: number,
  closedOn: '2026-11-12',
})

/** Edition `edition` of these texts, made by Amina. */
export function editionOf(edition: number, texts: readonly PrintedText[], more: Partial<Edition> = {}): Edition {
  return {
    id: `edition ${edition}`,
    edition,
    code: 'AAAA-BBBB',
    title: 'Joint submission',
    day: '2026-11-18',
    language: 'en',
    madeBy: { name: 'Amina', organisationName: 'Budget Watch' },
    positions: texts.map(({ position }) => position),
    texts: [...texts],
    cover: { place: '', addressees: ['Ministry of Finance'], contact: '', licence: '', plan: '', wordLimit: null },
    responseTable: true,
    notAgreed: 0,
    scans: 0,
    named: { signed: 2, recorded: 0, silent: 0 },
    hidden: { signed: 1, recorded: 0, silent: 0 },
    sendings: [],
    ...more,
  }
}

/** A sending on a day, with what came back. */
export const sendingOf = (on: string, result?: 'receipt' | 'bounce'): Sending => ({
  id: `sending ${on}`,
  edition: 'edition 1',
  channel: 'e-mail',
  to: 'desk',
  on,
  note: '',
  by: 'Amina',
  outcome: result ? { result, reference: '', on, note: '', by: 'Amina' } : null,
})
