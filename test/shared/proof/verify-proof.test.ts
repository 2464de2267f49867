/** Checking a proof folder: it holds as it was made, and every way of changing it is named. */
import { beforeAll, describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../../shared/bytes/hex.ts'
import { escapeHtml } from '../../../shared/document/escape-html.ts'
import { hashOfBody, KIND } from '../../../shared/entry/header.ts'
import { hasBody } from '../../../shared/entry/run.ts'
import { signEntry } from '../../../shared/entry/signature.ts'
import { keyInGroups } from '../../../shared/proof/check-page.ts'
import { checkWords } from '../../../shared/proof/check-words.ts'
import { hashOfEntry, type ProofEntry, proofEntryOf } from '../../../shared/proof/proof-entry.ts'
import type { ProblemCode } from '../../../shared/proof/report.ts'
import { verifyProof } from '../../../shared/proof/verify-proof.ts'
import { canonicalEdition, type Edition, editionBytes, readEdition } from '../../../shared/submission/edition.ts'
import { ASKED, proofFolder, type SignedCoalition, signedCoalition } from '../../support/submission-of.ts'

type Folder = Map<string, Uint8Array>

let coalition: SignedCoalition
let made: Folder
beforeAll(async () => {
  coalition = signedCoalition()
  made = proofFolder(await coalition.build('amina'))
}, 120_000)

const text = (folder: Folder, name: string): string => Buffer.from(folder.get(name) ?? []).toString('utf8')
const write = (folder: Folder, name: string, content: string): void => void folder.set(name, utf8(content))
const firstText = (folder: Folder): string => [...folder.keys()].find((name) => name.startsWith('texts/')) as string

/** Changes the first entry of a member among the signatures. */
function changeEntry(name: string, change: (entry: ProofEntry) => ProofEntry): (folder: Folder) => void {
  return (folder) => {
    const { signOns } = JSON.parse(text(folder, 'sign-ons.json')) as { signOns: ProofEntry[] }
    const index = signOns.findIndex(({ header }) => header.device === deviceOf(name))
    expect(index).toBeGreaterThanOrEqual(0)
    write(folder, 'sign-ons.json', JSON.stringify({ signOns: signOns.with(index, change(signOns[index] as ProofEntry)) }))
  }
}

const changeSignOns =
  (change: (signOns: readonly ProofEntry[]) => readonly ProofEntry[]) =>
  (folder: Folder): void => {
    const { signOns } = JSON.parse(text(folder, 'sign-ons.json')) as { signOns: ProofEntry[] }
    write(folder, 'sign-ons.json', JSON.stringify({ signOns: change(signOns) }))
  }

const deviceOf = (name: string): string => coalition.member(name).replica.keys().device

/** Changes the edition and signs it again with a member's key: what a dishonest coordinator could do. */
function resign(folder: Folder, change: (edition: Edition) => Edition, by = 'amina'): void {
  const canonical = canonicalEdition(change(readEdition(text(folder, 'edition.json')) as Edition))
  const seal = JSON.parse(text(folder, 'edition-signature.json')) as { founding: unknown }
  const { seed, device } = coalition.member(by).replica.keys()
  const signature = toHex(coalition.world.crypto.sign(seed, editionBytes(canonical)))
  write(folder, 'edition.json', canonical)
  write(folder, 'edition-signature.json', JSON.stringify({ ...seal, by: device, signature }))
}

/** An entry of a member that says something else, truly signed by it. */
function signedAnew(name: string, change: (entry: ProofEntry) => ProofEntry): (entry: ProofEntry) => ProofEntry {
  return (entry) => {
    const changed = change(entry)
    const bytes = utf8(changed.body)
    const header = { ...changed.header, bodyHash: hashOfBody(bytes) as string, bodyLength: bytes.length }
    const { seed } = coalition.member(name).replica.keys()
    return { ...changed, header, signature: toHex(signEntry(coalition.world.crypto, seed, hashOfEntry({ ...changed, header }))) }
  }
}

/** Puts a truly signed entry in place of bilal's first and lists it, as only bilal and the coordinator together could. */
function replaceListed(change: (entry: ProofEntry) => ProofEntry): (folder: Folder) => void {
  return (folder) => {
    let [before, after] = ['', '']
    changeEntry('bilal', (entry) => {
      const replaced = signedAnew('bilal', change)(entry)
      ;[before, after] = [hashOfEntry(entry), hashOfEntry(replaced)]
      return replaced
    })(folder)
    resign(folder, (edition) => ({
      ...edition,
      answers: edition.answers.map((answer) => (answer.entry === before ? { ...answer, entry: after as never } : answer)),
    }))
  }
}

const onAnswers =
  (change: (answers: Edition['answers']) => Edition['answers']) =>
  (edition: Edition): Edition => ({ ...edition, answers: change(edition.answers) })

const TAMPERINGS: readonly (readonly [string, ProblemCode, (folder: Folder) => void])[] = [
  [
    'a word of the Word document changed',
    'document-changed',
    (folder) => (folder.get('../submission-1.docx') as Uint8Array).fill(7, 200, 201),
  ],
  [
    'an organisation added to the printed page',
    'document-changed',
    (folder) =>
      write(folder, '../submission-1.html', text(folder, '../submission-1.html').replace('Green Delta', 'Green Delta, Big Mining')),
  ],
  ['a document taken away', 'document-missing', (folder) => folder.delete('../submission-1.md')],
  [
    'the list of checksums fitted to another document',
    'sums-changed',
    (folder) => write(folder, 'SHA256SUMS', text(folder, 'SHA256SUMS').replace(/^[0-9a-f]/, 'g')),
  ],
  [
    'a word of a text changed',
    'text-changed',
    (folder) => write(folder, firstText(folder), text(folder, firstText(folder)).replace('We ask', 'We beg')),
  ],
  ['a text taken away', 'file-missing', (folder) => folder.delete(firstText(folder))],
  ['a text added', 'file-extra', (folder) => write(folder, `texts/${'0'.repeat(64)}.json`, '{}')],
  [
    'a count of hidden organisations raised',
    'edition-signature',
    (folder) => write(folder, 'edition.json', text(folder, 'edition.json').replace('"hidden":{"signed":1', '"hidden":{"signed":9')),
  ],
  [
    'an organisation renamed',
    'edition-signature',
    (folder) => write(folder, 'edition.json', text(folder, 'edition.json').replace('Green Delta', 'Big Mining')),
  ],
  [
    'a recorded answer called signed',
    'edition-malformed',
    (folder) => write(folder, 'edition.json', text(folder, 'edition.json').replace('"basis":"recorded"', '"basis":"explicit"')),
  ],
  ['white space in the edition', 'edition-malformed', (folder) => write(folder, 'edition.json', `${text(folder, 'edition.json')} `)],
  ['the edition taken away', 'file-missing', (folder) => folder.delete('edition.json')],
  ['the signatures no JSON', 'file-unreadable', (folder) => write(folder, 'sign-ons.json', '{"signOns":')],
  ['the edition signed by another member', 'founding', (folder) => resign(folder, (edition) => edition, 'bilal')],
  [
    'the founding act of another coalition',
    'founding',
    (folder) =>
      write(folder, 'edition-signature.json', text(folder, 'edition-signature.json').replace(/\\"nonce\\":\\"../, '\\"nonce\\":\\"00')),
  ],
  ['a signature taken away', 'sign-on-missing', changeSignOns((all) => all.slice(1))],
  ['a signature shown twice', 'sign-on-twice', changeSignOns((all) => [...all, ...all.slice(0, 1)])],
  ['a signature that the edition does not list', 'sign-on-unlisted', changeSignOns((all) => [...all, unlisted()])],
  [
    'bytes of a signature changed',
    'sign-on-signature',
    changeEntry('chen', (entry) => ({ ...entry, signature: `${entry.signature.slice(0, -2)}00` })),
  ],
  [
    'another member’s signature under an act',
    'sign-on-signature',
    changeEntry('chen', (entry) => ({
      ...entry,
      signature: toHex(signEntry(coalition.world.crypto, coalition.member('bilal').replica.keys().seed, hashOfEntry(entry))),
    })),
  ],
  [
    'an exception taken out of an act',
    'sign-on-body',
    changeEntry('chen', (entry) => ({ ...entry, body: entry.body.replace('Not the date', '') })),
  ],
  [
    'the sequence of an act changed',
    'sign-on-header',
    changeEntry('chen', ({ header, ...rest }) => ({ ...rest, header: { ...header, seq: header.seq + 1 } })),
  ],
  [
    'an exception dropped by a coordinator',
    'sign-on-says-otherwise',
    (folder) =>
      resign(
        folder,
        onAnswers((all) => all.map((answer) => ({ ...answer, reservation: '' }))),
      ),
  ],
  ['an act claimed for another organisation', 'sign-on-says-otherwise', (folder) => resign(folder, swapOwners)],
  [
    'a signature moved to another text',
    'sign-on-says-otherwise',
    (folder) =>
      resign(
        folder,
        onAnswers((all) => all.map((answer, index) => (index === 0 ? { ...answer, text: '1'.repeat(64) as never } : answer))),
      ),
  ],
  [
    'an act listed under another key',
    'sign-on-device',
    (folder) =>
      resign(
        folder,
        onAnswers((all) =>
          all.map((answer) => (answer.device === deviceOf('bilal') ? { ...answer, device: '2'.repeat(64) as never } : answer)),
        ),
      ),
  ],
  [
    'an act of another coalition',
    'sign-on-coalition',
    replaceListed(({ header, ...rest }) => ({ ...rest, header: { ...header, coalition: '3'.repeat(64) } })),
  ],
  [
    'an act of another kind',
    'sign-on-kind',
    replaceListed(({ header, ...rest }) => ({ ...rest, header: { ...header, kind: KIND.membership } })),
  ],
  [
    'an act that names a computer that is not listed',
    'sign-on-names-others',
    replaceListed(({ header, ...rest }) => ({
      ...rest,
      header: { ...header, heads: [{ device: deviceOf('dina'), seq: 1, prefix: '4'.repeat(32) }] },
    })),
  ],
  [
    'an act that says more than is listed',
    'sign-on-names-others',
    replaceListed((entry) => ({
      ...entry,
      body: entry.body.replace('"changes":[', `"changes":[{"kind":"answer","id":"${'5'.repeat(32)}","fields":{"answer":1}},`),
    })),
  ],
]

/** An act of dina, who is hidden: truly signed, of this coalition, and nobody's business. */
function unlisted(): ProofEntry {
  const { replica } = coalition.member('dina')
  const [main] = replica.chains.ofDevice(replica.keys().device)
  const last = main && replica.store.entry(main.chain, main.seq)
  return (last && hasBody(last) && proofEntryOf(last)) as ProofEntry
}

/** Budget Watch and Green Delta change places in the edition. */
function swapOwners(edition: Edition): Edition {
  const [a, b] = [coalition.organisation('amina'), coalition.organisation('bilal')]
  const swapped = edition.answers.map((answer) => ({
    ...answer,
    organisation: answer.organisation === a ? b : answer.organisation === b ? a : answer.organisation,
  }))
  return { ...edition, answers: swapped }
}

describe('a proof folder', () => {
  it('[PROOF-5] holds as it was made', () => {
    expect(verifyProof(made, { withDocuments: true })).toMatchObject({
      problems: [],
      shown: 7,
      stated: 0,
      isFounderShown: true,
      by: deviceOf('amina'),
    })
  })

  it.each(TAMPERINGS)('[PROOF-5] with %s is found out: %s', (_, code, tamper) => {
    const folder = new Map([...made].map(([name, bytes]) => [name, Uint8Array.from(bytes)]))
    tamper(folder)
    expect(verifyProof(folder, { withDocuments: true }).problems.map((problem) => problem.code)).toContain(code)
  })

  it('[PROOF-5] never throws, whatever is in it', () => {
    for (const name of [...made.keys()].filter((one) => one !== 'check.html'))
      for (const content of ['', '{}', '[]', 'null', '{"signOns":[{}]}', '\u0000', '{"header":1}'])
        expect(verifyProof(new Map(made).set(name, utf8(content)), { withDocuments: true }).problems).not.toEqual([])
    expect(verifyProof(new Map(), { withDocuments: true }).problems).not.toEqual([])
    expect(verifyProof(new Map(made).set('edition.json', Uint8Array.of(0xff, 0xfe)), { withDocuments: true }).problems[0]?.code).toBe(
      'file-unreadable',
    )
  })
})

describe('what a proof folder does not show', () => {
  const SIX = {
    'which organisation a key belongs to': 'notKeys',
    'that a right came before a signature, that nothing was taken back, and times': 'notLater',
    'acts that are not in the folder': 'notStated',
    'hidden, recorded and silent organisations': 'notHidden',
    'that its coordinator coordinates': 'notFounder',
  } as const

  it.each(['en', 'fr', 'es', 'ar'] as const)(
    '[PROOF-6] is said on its page in %s, also that the coordinator’s key is not shown to be one',
    async (language) => {
      const words = checkWords(language)
      const pageOf = (folder: Folder): string => text(folder, 'check.html')
      const byFounder = pageOf(proofFolder(await coalition.build('amina', { ...ASKED, language, title: `By the founder, ${language}` })))
      const hana = coalition.letIn(`hana ${language}`, ['coordinator', 'editor'])
      const cut = coalition.link('amina', `hana ${language}`)
      coalition.world.time.pass(40_000)
      cut()
      coalition.world.time.pass(10)
      const byOther = pageOf(
        proofFolder(await coalition.build(`hana ${language}`, { ...ASKED, language, title: `By another, ${language}` })),
      )
      expect(byOther).toContain(keyInGroups(hana.replica.keys().device))
      for (const [what, key] of Object.entries(SIX)) expect(byOther, what).toContain(escapeHtml(words[key]))
      expect(byOther).not.toContain(escapeHtml(words.provesFounder))
      for (const key of ['notKeys', 'notLater', 'notStated', 'notHidden', 'provesFounder'] as const)
        expect(byFounder).toContain(escapeHtml(words[key]))
      expect(byFounder).not.toContain(escapeHtml(words.notFounder))
    },
  )

  it('[PROOF-6] says in English what it says', () => {
    const words = checkWords('en')
    const said = [words.notKeys, words.notLater, words.notHidden, words.notFounder].join(' ')
    for (const what of [/organisation a key belongs to/, /right to sign was given before/, /took a signature back/, /Times are/])
      expect(said).toMatch(what)
    for (const what of [
      /not shown, and answers that were recorded or counted by silence/,
      /coordinator’s key belongs to this coalition is not shown/,
    ])
      expect(said).toMatch(what)
  })
})
