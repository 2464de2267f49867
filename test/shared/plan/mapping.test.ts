/** Columns to fields: the guess and its correction. */
import { describe, expect, it } from 'vitest'
import { isFieldKey, PLAN_FIELDS } from '../../../shared/plan/fields.ts'
import { HEADER_NAMES, plainName } from '../../../shared/plan/header-names.ts'
import { correctMapping, guessMapping } from '../../../shared/plan/mapping.ts'
import { SAMPLE_PLAN_CSV } from '../../../shared/plan/sample-plan.ts'
import { tableOf } from './read-back.ts'

const guess = (...columns: string[]) => guessMapping({ columns }).fields

describe('the guessed mapping', () => {
  it("maps each of OGP's own columns", () => {
    const mapping = guessMapping(tableOf(SAMPLE_PLAN_CSV))
    expect(mapping.fields).toEqual({
      commitmentId: 'Commitment Unique Identifier',
      title: 'Commitment Title',
      shortTitle: 'Short Title',
      text: 'Full Text',
      country: 'Country/Locality',
      region: 'Region',
      theme: 'Theme',
      year: 'Year Of Submission',
      planNumber: 'Action Plan Number',
      number: 'Commitment Number',
      leadAgency: 'Lead Institution',
      supportingAgencies: 'Supporting Institution(s)',
      url: 'URL',
      valueAccess: 'OGP Value Access To Information',
      valueParticipation: 'OGP Value Civic Participation',
      valueAccountability: 'OGP Value Public Accountability',
      valueTechnology: 'OGP Value Technology',
      specificity: 'Specificity',
      potentialImpact: 'Potential Impact',
      completion: 'Completion (Progress Report)',
      openedGovernment: 'Did It Open Government (Overall)',
    })
    expect(Object.keys(mapping.fields)).toHaveLength(mapping.columns.length)
  })

  it('knows French, Spanish and Arabic names whatever their case, accents and punctuation', () => {
    expect(guess('N°', 'INTITULÉ_DE_L’ENGAGEMENT', 'Chef de file', 'Échéance')).toEqual({
      number: 'N°',
      title: 'INTITULÉ_DE_L’ENGAGEMENT',
      leadAgency: 'Chef de file',
      end: 'Échéance',
    })
    expect(guess('Título del compromiso', 'Institución responsable', 'Hito')).toEqual({
      title: 'Título del compromiso',
      leadAgency: 'Institución responsable',
      milestoneText: 'Hito',
    })
    expect(guess('رقم الالتزام', 'عنوان الالتزام')).toEqual({ number: 'رقم الالتزام', title: 'عنوان الالتزام' })
  })

  it('takes the leftmost language as the main one and keeps the others beside it', () => {
    expect(guess('text_fr', 'title_fr', 'title_en', 'text_en')).toEqual({
      text: 'text_fr',
      title: 'title_fr',
      'title@en': 'title_en',
      'text@en': 'text_en',
    })
    expect(guess('Titre (français)', 'Title')).toEqual({ title: 'Title', 'title@fr': 'Titre (français)' })
  })

  it('finds a known phrase inside a longer name', () => {
    expect(guess('Full text of the commitment as adopted', 'Remarks')).toEqual({
      text: 'Full text of the commitment as adopted',
    })
  })

  it('uses each column for one field and each field for one column', () => {
    expect(guess('Title', 'Name', 'title')).toEqual({ title: 'Title' })
  })

  it('has no name that stands for two fields', () => {
    const names = PLAN_FIELDS.flatMap((field) => HEADER_NAMES[field].map((name) => plainName(name)))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})

describe('a corrected mapping', () => {
  const mapping = guessMapping({ columns: ['Id', 'Title', 'Remarks', 'Titre_fr'] })

  it('gives a column to another field and takes it from the one before', () => {
    const corrected = correctMapping(mapping, { title: 'Remarks', text: 'Title', commitmentId: null })
    expect(corrected).toMatchObject({
      ok: true,
      mapping: { fields: { title: 'Remarks', text: 'Title', 'title@fr': 'Titre_fr' } },
    })
    expect(corrected.ok && Object.keys(corrected.mapping.fields)).toHaveLength(3)
  })

  it('names every field and column that is unknown or chosen twice', () => {
    const corrected = correctMapping(mapping, {
      titel: 'Title',
      text: 'Remark',
      theme: 'Remarks',
      url: 'Remarks',
      'title@deutsch': 'Id',
    })
    expect(corrected.ok ? [] : corrected.errors.map(({ code, name }) => `${code} ${name}`)).toEqual([
      'unknown_field titel',
      'unknown_field title@deutsch',
      'unknown_column Remark',
      'column_twice Remarks',
    ])
  })

  it('does not take names every object has for fields', () => {
    expect(['constructor', '__proto__', 'title@', 'title@fr@en', 'title@FR'].filter(isFieldKey)).toEqual([])
  })
})
