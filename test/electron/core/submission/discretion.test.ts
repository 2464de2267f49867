/** Files that are searched for hidden organisations before they are handed out. */
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { formsOfBytes, formsOfWords } from '../../../support/searched.ts'
import { PRINTED, signedCoalition } from '../../../support/submission-of.ts'

describe('a file', () => {
  it('[HIDE-3] is found to hold a hidden name or id however it is packed and written', () => {
    const coalition = signedCoalition()
    const { editions } = coalition.member('amina').opened
    const { device } = coalition.member('dina').replica.keys()
    const zipped = (bytes: Uint8Array): Uint8Array => zipSync({ 'inner/part.xml': bytes }, { level: 9 })
    const refused = (bytes: Uint8Array): void =>
      expect(() => editions.assertDiscreet(new Map([['a file', bytes]])), Buffer.from(bytes).toString('latin1')).toThrow(/hidden now/)
    const around = (form: Uint8Array): Uint8Array => Buffer.concat([Buffer.from('before '), form, Buffer.from(' after')])
    for (const form of [
      ...formsOfWords(PRINTED.dina),
      ...formsOfWords(PRINTED.dina.toUpperCase()),
      ...formsOfBytes(Buffer.from(device, 'hex')),
    ]) {
      for (const file of [form, zipped(around(form)), zipped(zipped(zipped(around(form))))]) refused(file)
    }
    refused(zipSync({ [`${PRINTED.dina}.txt`]: Buffer.from('nothing') }))
    coalition.member('amina').coalition.setNames({ organisation: { id: coalition.organisation('dina'), name: `“Bread” & 'Roses' <"3">` } })
    refused(Buffer.from('<p>“Bread” &amp; &#39;Roses&#39; &lt;&quot;3&quot;&gt;</p>'))
    refused(Buffer.from(JSON.stringify({ name: `“Bread” & 'Roses' <"3">` })))
    expect(() => editions.assertDiscreet(new Map([['a file', zipped(Buffer.from('nothing of hers'))]]))).not.toThrow()
  })
})
