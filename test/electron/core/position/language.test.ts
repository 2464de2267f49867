/** The language a position's text is in: stated on the position, signed with the text. */
import { describe, expect, it } from 'vitest'
import { appendText } from '../../../../shared/document/edit.ts'
import { compareClosedTexts } from '../../../../shared/signing/compare-closed-texts.ts'
import { coalitionOf } from '../../../support/coalition-of.ts'

describe('the language of a position', () => {
  it('[CLOSE-1] is part of what is closed, and a change of it is a change of the text', () => {
    const { member, meet } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { id } = amina.positions.create({ title: 'Budget' })
    amina.positions.edit(id, (doc) => appendText(doc, 'Nous demandons des données.', 'test'))
    expect(amina.positions.find(id).language).toBeNull()
    const unsaid = amina.opened.signing.closed.now(id)
    amina.positions.update(id, { language: 'fr' })
    meet()
    const { closed } = bilal.opened.signing
    expect(closed.now(id)).toEqual({ ...unsaid, language: 'fr' })
    const record = amina.opened.signing.closed.close(id, '')
    meet()
    const read = closed.read(closed.find(record.hash))
    expect(read.language).toBe('fr')
    expect(compareClosedTexts(unsaid, read)).toMatchObject({
      facts: [{ fact: 'language', from: null, to: 'fr' }],
      wordsAdded: 0,
      wordsRemoved: 0,
    })
  })

  it('[CLOSE-1] is a well-formed tag, whatever an act says', () => {
    const { founder } = coalitionOf('amina')
    const { id } = founder.positions.create({ title: 'Budget' })
    expect(() => founder.positions.update(id, { language: 'not a tag' })).toThrow(/no language/)
    founder.replica.actRecords([{ kind: 'position', id, fields: { language: '<script>' } }])
    expect(founder.positions.find(id).language).toBeNull()
    founder.positions.update(id, { language: 'pt-BR' })
    expect(founder.positions.find(id).language).toBe('pt-BR')
    founder.positions.update(id, { language: null })
    expect(founder.positions.find(id).language).toBeNull()
  })
})
