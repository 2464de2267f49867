/** Failures that were seen happen without a rule; each test fails when its rule is taken out. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createDeviceKeys } from '../../electron/core/coalition/founding.ts'
import { editCopy } from '../../electron/core/position/positions.ts'
import { appendText, deleteText, formatText, insertText } from '../../shared/document/edit.ts'
import { plainText } from '../../shared/document/plain-text.ts'
import { textHash } from '../../shared/document/text-hash.ts'
import { type EntryHeader, entryHash, hashOfBody, KIND, NO_EPOCH } from '../../shared/entry/header.ts'
import { encodeRun, type RunEntry } from '../../shared/entry/run.ts'
import { signEntry } from '../../shared/entry/signature.ts'
import { type DeviceId, type DocumentId, NO_HASH } from '../../shared/ids.ts'
import { clientIdOf } from '../../shared/text/client-id.ts'
import { encodeTextBody } from '../../shared/text/text-body.ts'
import { coalitionOf, type TestCoalition } from '../support/coalition-of.ts'
import { type Computer, diskOf } from '../support/computer.ts'
import { forge, tipOf } from '../support/forged-run.ts'

const write = (computer: Computer, id: DocumentId, text: string): void =>
  computer.positions.edit(id, (doc) => appendText(doc, text, 'test'))
const textOf = (computer: Computer, id: DocumentId): string => computer.positions.read(id, plainText)

function remove(coalition: TestCoalition, by: string, who: string): void {
  const { replica } = coalition.member(by)
  const device = coalition.member(who).replica.keys().device
  const person = replica.membership().devices.get(device)?.person
  const chain = replica.chains.ofDevice(device)[0]
  if (!person) throw new Error('nobody to remove')
  replica.actMembership({ t: 'remove', person, cuts: [{ device, seq: chain?.seq ?? 0, hash: chain?.hash ?? NO_HASH }] })
}

const { crypto } = coalitionOf('somebody').world

/** An update of a document that somebody typed as this client. */
function typedAs(client: number, base: Uint8Array, text: string): Uint8Array {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, base)
  doc.clientID = client
  const before = Y.encodeStateVector(doc)
  insertText(doc, 0, 0, text, 'test')
  return Y.encodeStateAsUpdate(doc, before)
}

const stateOf = (computer: Computer, id: DocumentId): Uint8Array => computer.positions.read(id, (doc) => Y.encodeStateAsUpdate(doc))

describe('a removed member', () => {
  it('[TEXT-5] leaves no later word behind, and innocent edits after it stay', () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
    const { id } = amina.positions.create({ title: 'Removed' })
    write(amina, id, 'First.')
    coalition.meet()
    remove(coalition, 'amina', 'bilal')
    write(bilal, id, 'Never!')
    const cut = coalition.link('bilal', 'chen')
    coalition.world.time.pass(5_000)
    cut()
    write(chen, id, 'After it.')
    coalition.meet()
    expect(textOf(chen, id)).toBe('First.\n\nAfter it.')
    expect(textOf(amina, id)).toBe(textOf(chen, id))
    expect(amina.alarms() + chen.alarms()).toBe(0)
  })

  it('[TEXT-5] leaves its paragraphs standing for what innocent people wrote into them', () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
    const { id } = amina.positions.create({ title: 'Removed' })
    write(amina, id, 'First.')
    coalition.meet()
    remove(coalition, 'amina', 'bilal')
    write(bilal, id, 'Never!')
    const cut = coalition.link('bilal', 'chen')
    coalition.world.time.pass(5_000)
    cut()
    chen.positions.edit(id, (doc) => insertText(doc, 1, 3, ' Chen was here. ', 'test'))
    expect(textOf(chen, id)).toBe('First.\n\nNev Chen was here. er!')
    coalition.meet()
    for (const member of [amina, chen]) expect(textOf(member, id)).toBe('First.\n\nChen was here.')
  })

  it('[MEM-6] keeps what was written before the cut', () => {
    const coalition = coalitionOf('amina', 'bilal')
    const { id } = coalition.member('amina').positions.create({ title: 'Kept' })
    coalition.meet()
    write(coalition.member('bilal'), id, 'In time.')
    coalition.meet()
    remove(coalition, 'amina', 'bilal')
    coalition.meet()
    expect(textOf(coalition.member('amina'), id)).toBe('In time.')
  })
})

describe('a vandal', () => {
  it('[TEXT-4] who deletes everything before somebody seals is undone without touching anybody else', () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
    const { id } = amina.positions.create({ title: 'Vandal' })
    write(amina, id, 'Written by Amina.')
    coalition.meet()
    const opened = chen.replica.documents.open(id)
    editCopy(opened, (doc) => insertText(doc, 0, 0, 'Chen types. ', 'test'))
    bilal.positions.edit(id, (doc) => deleteText(doc, 0, 0, 100, 'test'))
    const { device } = bilal.replica.keys()
    const at = tipOf(bilal)?.seq ?? 0
    coalition.meet()
    opened.close()
    coalition.meet()
    expect(textOf(amina, id)).toBe('Chen types.')
    amina.replica.actMembership({ t: 'set-aside', device, from: at, to: at })
    coalition.meet()
    for (const member of coalition.members()) expect(textOf(member, id)).toBe('Chen types. Written by Amina.')
  })
})

const deletedLength = (doc: Y.Doc): number =>
  [...Y.createDeleteSetFromStructStore(doc.store).clients.values()].flat().reduce((sum, { len }) => sum + len, 0)

describe('a reader', () => {
  it('[TEXT-7] of formats and deletions made at once writes nothing, and deletes nothing that nobody deleted', () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const [amina, bilal, chen] = ['amina', 'bilal', 'chen'].map(coalition.member) as [Computer, Computer, Computer]
    const { id } = amina.positions.create({ title: 'Formats' })
    write(amina, id, 'We ask for figures.')
    coalition.meet()
    const before = tipOf(chen)?.seq
    const opened = chen.replica.documents.open(id)
    amina.positions.edit(id, (doc) => formatText(doc, 0, 5, 3, true, 'test'))
    amina.positions.edit(id, (doc) => formatText(doc, 0, 6, 1, false, 'test'))
    bilal.positions.edit(id, (doc) => deleteText(doc, 0, 6, 1, 'test'))
    coalition.meet()
    expect(opened.read(deletedLength)).toBe(1)
    opened.close()
    coalition.meet()
    expect(tipOf(chen)?.seq).toBe(before)
    expect(chen.replica.store.tail()).toEqual([])
    chen.replica.rebuild()
    expect(new Set(coalition.members().map((member) => member.positions.read(id, textHash))).size).toBe(1)
    expect(coalition.members().map((member) => member.alarms())).toEqual([0, 0, 0])
  })
})

describe('two pages', () => {
  it('[TEXT-2] of one text never hold the same client id, and one that was revoked writes nothing', () => {
    const { member } = coalitionOf('amina')
    const amina = member('amina')
    const { id } = amina.positions.create({ title: 'Pages' })
    const opened = amina.replica.documents.open(id)
    const [one, two] = [opened.lease(), opened.lease()]
    expect(one.clientId).not.toBe(two.clientId)
    one.release()
    expect(() => one.submit([typedAs(one.clientId, opened.state(), 'late')])).toThrow(/may not write/)
    expect(opened.lease().clientId).toBe(one.clientId)
    opened.close()
    expect(textOf(amina, id)).toBe('')
  })

  it('[TEXT-3] that sends edits under another id is refused whole', () => {
    const { member } = coalitionOf('amina')
    const { id } = member('amina').positions.create({ title: 'Pages' })
    const opened = member('amina').replica.documents.open(id)
    const lease = opened.lease()
    expect(() => lease.submit([typedAs(12345, opened.state(), 'forged')])).toThrow(/another's client id/)
    expect(opened.read(plainText)).toBe('')
    expect(member('amina').replica.store.tail()).toEqual([])
    opened.close()
  })
})

describe('a large paste', () => {
  it('[TEXT-4] of eight megabytes becomes several entries, each within bounds', () => {
    const { member } = coalitionOf('amina')
    const amina = member('amina')
    const { id } = amina.positions.create({ title: 'Paste' })
    const before = tipOf(amina)?.seq ?? 0
    amina.positions.edit(id, (doc) => insertText(doc, 0, 0, 'x'.repeat(8_000_000), 'test'))
    const entries = amina.replica.store.entries(tipOf(amina)?.chain as never, before + 1, 1000)
    expect(entries.length).toBeGreaterThan(8)
    expect(Math.max(...entries.map((entry) => entry.header.bodyLength))).toBeLessThan(1024 * 1024)
    expect(textOf(amina, id)).toHaveLength(8_000_000)
  }, 30_000)

  it('[TEXT-4] beyond what a page may send is refused and takes nothing', () => {
    const { member } = coalitionOf('amina')
    const { id } = member('amina').positions.create({ title: 'Paste' })
    const tooMuch = (doc: Y.Doc): void => insertText(doc, 0, 0, 'x'.repeat(17_000_000), 'test')
    expect(() => member('amina').positions.edit(id, tooMuch)).toThrow(/too much text/)
    expect(textOf(member('amina'), id)).toBe('')
  }, 30_000)

  it('[TEXT-4] with long notes becomes entries that others take, and a note longer than an entry is refused', () => {
    const { member, meet } = coalitionOf('amina', 'bilal')
    const [amina, bilal] = [member('amina'), member('bilal')]
    const { id } = amina.positions.create({ title: 'Notes' })
    const note = (characters: number) => (doc: Y.Doc) => {
      const element = new Y.XmlElement('footnote')
      doc.getXmlFragment('body').push([element])
      element.setAttribute('text', 'n'.repeat(characters))
    }
    expect(() => amina.positions.edit(id, note(1_100_000))).toThrow(/too long/)
    for (let count = 0; count < 3; count++) amina.positions.edit(id, note(500_000))
    meet()
    expect(bilal.positions.find(id).textHash).toBe(amina.positions.find(id).textHash)
    expect(bilal.replica.heads()).toEqual(amina.replica.heads())
  })
})

describe('an entry that breaks a rule', () => {
  const prepared = () => {
    const coalition = coalitionOf('amina', 'bilal')
    const { id } = coalition.member('amina').positions.create({ title: 'Hostile' })
    write(coalition.member('amina'), id, 'Mine.')
    coalition.meet()
    return { coalition, id, amina: coalition.member('amina'), bilal: coalition.member('bilal') }
  }

  it("[TEXT-3] with another's client id changes nothing, and the author's log goes on", () => {
    const { amina, bilal, id, coalition } = prepared()
    const owner = { coalition: amina.replica.coalition, device: amina.replica.keys().device, document: id }
    const body = encodeTextBody(0, typedAs(clientIdOf(owner, 0), stateOf(bilal, id), 'Forged. '))
    const [intake] = amina.replica.receive([forge(bilal, id, body)])
    expect(intake?.added).toBe(1)
    expect(textOf(amina, id)).toBe('Mine.')
    write(amina, id, 'Still mine.')
    expect(textOf(amina, id)).toBe('Mine.\n\nStill mine.')
    expect(coalition.members().length).toBe(2)
  })

  it('[TEXT-3] with references to nothing is judged at once, however many there are', () => {
    const { amina, bilal, id } = prepared()
    const owner = { coalition: amina.replica.coalition, device: bilal.replica.keys().device, document: id }
    const stranger = new Y.Doc({ gc: false })
    stranger.clientID = 77
    stranger.getText('body').insert(0, 'unknown')
    const base = Y.encodeStateAsUpdate(stranger)
    const orphan = new Y.Doc({ gc: false })
    Y.applyUpdate(orphan, base)
    orphan.clientID = clientIdOf(owner, 0)
    const updates: Uint8Array[] = []
    orphan.on('update', (update: Uint8Array) => updates.push(update))
    for (let count = 0; count < 3000; count++) orphan.getText('body').insert(3, 'o')
    let tip = tipOf(bilal)
    const entries: RunEntry[] = updates.map((update, index) => {
      const body = encodeTextBody(0, update)
      const header: EntryHeader = {
        coalition: bilal.replica.coalition,
        device: bilal.replica.keys().device,
        seq: (tipOf(bilal)?.seq ?? 0) + index + 1,
        previous: tip?.hash ?? NO_HASH,
        epoch: NO_EPOCH,
        kind: KIND.text,
        document: id,
        heads: index === 0 ? bilal.replica.frontier().filter((head) => head.device !== bilal.replica.keys().device) : [],
        bodyHash: hashOfBody(body),
        bodyLength: body.length,
      }
      const hash = entryHash(header)
      tip = { ...(tip as NonNullable<typeof tip>), hash }
      return {
        header,
        hash,
        body,
        signature: index === updates.length - 1 ? signEntry(crypto, bilal.replica.keys().seed, hash) : undefined,
      }
    })
    const [intake] = amina.replica.receive([encodeRun(entries)])
    expect(intake).toMatchObject({ added: 3000, refused: undefined })
    expect(textOf(amina, id)).toBe('Mine.')
    expect(amina.positions.read(id, (doc) => doc.store.pendingStructs)).toBeNull()
    expect(amina.replica.waiting()).toBe(0)
  })

  it('[LOG-9] of a device that nobody let in is not taken', () => {
    const { amina, bilal, id } = prepared()
    const stranger = createDeviceKeys(crypto, { bytes: (count) => new Uint8Array(count).fill(9) })
    const body = encodeTextBody(0, typedAs(1, stateOf(bilal, id), 'Strange. '))
    const header = { device: stranger.device, seq: 1, previous: NO_HASH, heads: [] }
    const [intake] = amina.replica.receive([forge(bilal, id, body, header)])
    expect(intake).toMatchObject({ added: 0, refused: 'unknown-device' })
    expect(textOf(amina, id)).toBe('Mine.')
  })

  it('[LOG-5] signed by another key, or changed after signing, is not taken', () => {
    const { amina, bilal, id } = prepared()
    const owner = { coalition: amina.replica.coalition, device: bilal.replica.keys().device, document: id }
    const body = encodeTextBody(0, typedAs(clientIdOf(owner, 0), stateOf(bilal, id), 'Good. '))
    const run = forge(bilal, id, body)
    const asAmina = forge(bilal, id, body, { device: amina.replica.keys().device as DeviceId })
    expect(bilal.replica.receive([asAmina])[0]?.added).toBe(0)
    for (let at = 0; at < run.length; at += 3) {
      const changed = Uint8Array.from(run)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(amina.replica.receive([changed])[0]?.added).toBe(0)
    }
    expect(textOf(amina, id)).toBe('Mine.')
    expect(amina.replica.receive([run])[0]?.added).toBe(1)
    expect(textOf(amina, id)).toBe('Good. Mine.')
  })

  it('[LOG-7] that does not continue its log waits outside it', () => {
    const { amina, bilal, id } = prepared()
    const body = encodeTextBody(-1, new Uint8Array([0, 0]))
    const [intake] = amina.replica.receive([forge(bilal, id, body, { seq: 99 })])
    expect(intake).toMatchObject({ added: 0, refused: 'detached' })
  })
})

describe('a restored backup', () => {
  it('[EXCH-5] is found out before it forks, goes on as a new device, and writes again what it had not sent', () => {
    const coalition = coalitionOf('amina', 'bilal')
    const { id } = coalition.member('amina').positions.create({ title: 'Backup' })
    write(coalition.member('amina'), id, 'Common ground.')
    coalition.meet()
    write(coalition.member('bilal'), id, 'Before the backup.')
    coalition.meet()
    const before = coalition.member('bilal')
    const backup = before.disk.store.capture()
    write(before, id, 'After the backup.')
    coalition.meet()
    const restored = coalition.restart('bilal', diskOf(before.disk, backup))
    write(restored, id, 'Written on the restored computer.')
    const typing = restored.replica.documents.open(id)
    editCopy(typing, (doc) => insertText(doc, 0, 0, 'Unsealed. ', 'test'))
    coalition.meet()
    typing.close()
    coalition.meet()
    const retired = before.replica.keys().device
    expect(restored.replica.keys().device).not.toBe(retired)
    expect(restored.isCopy()).toBe(false)
    const amina = coalition.member('amina')
    expect(amina.replica.chains.forkOf(retired)).toBeUndefined()
    for (const part of ['Unsealed. Common ground.', 'Before the backup.', 'After the backup.', 'Written on the restored computer.']) {
      expect(textOf(amina, id)).toContain(part)
    }
    expect(textOf(restored, id)).toBe(textOf(amina, id))
    expect(coalition.restart('bilal', restored.disk).replica.keys().device).toBe(restored.replica.keys().device)
  })

  it('[EXCH-3] [EXCH-5] takes back more than one run of what it had written, although it went on writing', () => {
    const coalition = coalitionOf('amina', 'bilal')
    const { id } = coalition.member('amina').positions.create({ title: 'Backup' })
    coalition.meet()
    const before = coalition.member('bilal')
    const backup = before.disk.store.capture()
    for (let part = 0; part < 4; part++) {
      write(before, id, `Part ${part}. `.repeat(8_000))
      before.replica.documents.sealAll()
    }
    coalition.meet()
    const restored = coalition.restart('bilal', diskOf(before.disk, backup))
    write(restored, id, 'Written on the restored computer.')
    restored.replica.documents.sealAll()
    coalition.link('amina', 'bilal')
    coalition.world.time.pass(5_000)
    expect(restored.isCopy()).toBe(false)
    coalition.meet()
    expect(textOf(coalition.member('amina'), id)).toContain('Written on the restored computer.')
    expect(textOf(restored, id)).toBe(textOf(coalition.member('amina'), id))
  })

  it.each([
    ['amina', 'chen'],
    ['chen', 'amina'],
  ])('[EXCH-5] takes its log back from whoever has most of it, when %s and %s have different parts', (first, second) => {
    const coalition = coalitionOf('amina', 'bilal', 'chen')
    const { id } = coalition.member('amina').positions.create({ title: 'Backup' })
    coalition.meet()
    const before = coalition.member('bilal')
    const backup = before.disk.store.capture()
    for (const other of ['amina', 'chen']) {
      write(before, id, `Known to ${other}.`)
      before.replica.documents.sealAll()
      const cut = coalition.link('bilal', other)
      coalition.world.time.pass(1_000)
      cut()
    }
    const restored = coalition.restart('bilal', diskOf(before.disk, backup))
    coalition.link('bilal', first)
    coalition.link('bilal', second)
    coalition.world.time.pass(20_000)
    coalition.meet()
    const retired = before.replica.keys().device
    expect(restored.replica.keys().device).not.toBe(retired)
    expect(['amina', 'bilal', 'chen'].map((name) => coalition.member(name).replica.chains.forkOf(retired))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(textOf(coalition.member('amina'), id)).toContain('Known to chen.')
  })
})

describe('a fork at equal numbers', () => {
  it('[LOG-11] [TEXT-6] is seen by all, neutralises both branches, and leaves everybody with the same text', () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen', 'dalia')
    const { id } = coalition.member('amina').positions.create({ title: 'Fork' })
    write(coalition.member('amina'), id, 'Common.')
    coalition.meet()
    const bilal = coalition.member('bilal')
    const twin = diskOf({ ...bilal.disk, name: 'twin' }, bilal.disk.store.capture())
    write(bilal, id, 'One branch, one length.')
    const cut = coalition.link('bilal', 'chen')
    coalition.world.time.pass(5_000)
    cut()
    coalition.member('chen').positions.edit(id, (doc) => insertText(doc, 1, 20, '[Chen in the first branch]', 'test'))
    const clone = coalition.restart('bilal', { ...twin, name: 'bilal' })
    clone.positions.edit(id, (doc) => insertText(doc, 0, 7, ' Another branch, at the same clocks, in another place.', 'test'))
    const cutAgain = coalition.link('bilal', 'dalia')
    coalition.world.time.pass(5_000)
    cutAgain()
    coalition.member('dalia').positions.edit(id, (doc) => insertText(doc, 0, 12, '[Dalia in the second branch]', 'test'))
    clone.crash()
    for (const [a, b] of [
      ['amina', 'chen'],
      ['amina', 'dalia'],
      ['chen', 'dalia'],
    ] as const)
      coalition.link(a, b)
    coalition.world.time.pass(60_000)
    const others = ['amina', 'chen', 'dalia'].map(coalition.member)
    const texts = others.map((member) => textOf(member, id))
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('[Chen in the first branch]')
    expect(texts[0]).toContain('[Dalia in the second branch]')
    expect(texts[0]).not.toContain('branch, one length')
    expect(texts[0]).not.toContain('Another branch')
    expect(others.map((member) => member.alarms())).toEqual([0, 0, 0])
  })

  it('[EXCH-3] travels whole after one comparison, however long the branches are', () => {
    const coalition = coalitionOf('amina', 'bilal', 'chen', 'dalia')
    const { id } = coalition.member('amina').positions.create({ title: 'Fork' })
    coalition.meet()
    const bilal = coalition.member('bilal')
    const twin = diskOf({ ...bilal.disk, name: 'twin' }, bilal.disk.store.capture())
    const writeAndMeet = (computer: Computer, other: string): void => {
      for (let part = 0; part < 4; part++) {
        write(computer, id, `Part ${part} for ${other}. `.repeat(5_000))
        computer.replica.documents.sealAll()
      }
      const cut = coalition.link('bilal', other)
      coalition.world.time.pass(5_000)
      cut()
    }
    writeAndMeet(bilal, 'chen')
    writeAndMeet(coalition.restart('bilal', { ...twin, name: 'bilal' }), 'dalia')
    coalition.link('chen', 'dalia')
    coalition.world.time.pass(5_000)
    const [chen, dalia] = [coalition.member('chen'), coalition.member('dalia')]
    expect(chen.replica.heads()).toEqual(dalia.replica.heads())
    expect(chen.replica.chains.ofDevice(bilal.replica.keys().device)).toHaveLength(2)
  })
})
