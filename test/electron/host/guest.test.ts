/** Pages as guests of a host: what they type is saved when they are told so, once, whatever happens to their pipe. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contractVersion } from '../../../shared/api/contract-version.ts'
import { encodeDocumentMessage } from '../../../shared/api/document-messages.ts'
import { documentFrame, jsonFrame } from '../../../shared/api/frames.ts'
import { blockTexts } from '../../../shared/document/edit.ts'
import { SCHEMA_VERSION } from '../../../shared/document/schema.ts'
import { AppError } from '../../../shared/errors.ts'
import type { EntryHash } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/membership/acts.ts'
import { openTestProfile, type PagePipe, type TestProfileDoor } from '../../support/pages.ts'

let profile: TestProfileDoor
let position = ''

beforeEach(async () => {
  profile = await openTestProfile()
  const { client } = profile.connect()
  position = (await client.call('position.create', { title: 'Publish the budget' })).position
  client.close()
})
afterEach(async () => {
  await profile.end()
  expect(profile.bugs).toEqual([])
})

const textInHost = (): string => {
  const { positions } = profile.door().coalition(undefined)
  return positions.read(positions.find(position).id, (doc) => blockTexts(doc).join('\n'))
}

/** The founder demotes itself: its log counts up to and including that act. */
function giveRoles(roles: readonly Role[]): void {
  const { replica } = profile.door().coalition(undefined)
  const { device } = replica.keys()
  replica.documents.sealAll()
  const person = replica.membership().devices.get(device)?.person
  const seq = replica.heads().find((head) => head.device === device)?.seq
  if (!person || seq === undefined) throw new Error('nobody is here')
  replica.actMembership({ t: 'role', person, roles: [...roles], cuts: [{ device, seq: seq + 1, hash: '0'.repeat(64) as EntryHash }] })
}

const closed = (pipe: PagePipe): Promise<void> => new Promise((resolve) => pipe.pipe.onClose(resolve))

describe('a disk without room', () => {
  it('[PIPE-7] keeps what is typed in the page, says so, and saves it once there is room', async () => {
    const { store } = profile.door().coalition(undefined).replica
    const { addTail } = store
    const setFull = (isFull: boolean) => Object.assign(store, { addTail: isFull ? refuse : addTail })
    const page = await profile.openPage(position)
    page.type(0, 'Saved. ')
    await page.saved()
    setFull(true)
    page.type(0, 'Kept. ')
    await page.when(page.copy.isFull)
    expect([page.copy.isSaved(), page.copy.mayWrite(), page.copy.unsavedWords(), page.text()]).toEqual([
      false,
      false,
      'Kept. ',
      'Kept. Saved. ',
    ])
    page.pass(5_000)
    await page.when(() => page.copy.isFull() && refusals === 2)
    expect(page.text()).toBe('Kept. Saved. ')
    setFull(false)
    page.pass(5_000)
    await page.saved()
    expect([page.copy.isFull(), page.copy.mayWrite(), page.lost]).toEqual([false, true, []])
    expect(textInHost()).toBe('Kept. Saved. ')
    page.type(0, 'On. ')
    await page.saved()
    expect(textInHost()).toBe('On. Kept. Saved. ')
  })

  it('[PIPE-7] tries again where the text cannot be loaded anew over a pipe that stands', async () => {
    const { replica, bringing } = profile.door().coalition(undefined)
    const { addTail } = replica.store
    const { show } = bringing
    const page = await profile.openPage(position)
    Object.assign(replica.store, { addTail: refuse })
    page.type(0, 'Kept. ')
    await page.when(page.copy.isFull)
    let failures = 0
    const fail = (): never => {
      failures++
      throw new AppError('disk-full', 'full')
    }
    Object.assign(replica.store, { addTail })
    Object.assign(bringing, { show: fail })
    page.pass(5_000)
    await expect.poll(() => failures).toBe(1)
    Object.assign(bringing, { show })
    const isSavedLater = (): boolean => {
      page.pass(5_000)
      return page.copy.isSaved()
    }
    await expect.poll(isSavedLater).toBe(true)
    expect([textInHost(), page.copy.mayWrite(), page.lost]).toEqual(['Kept. ', true, []])
    page.type(0, 'On. ')
    await page.saved()
  })

  let refusals = 0
  const refuse = (): never => {
    refusals++
    throw new AppError('disk-full', 'full')
  }
})

describe('two pages with one text', () => {
  it('show each other what they type in one paragraph at once', async () => {
    const [a, b] = [await profile.openPage(position), await profile.openPage(position)]
    a.type(0, 'We ask for figures. ')
    await b.when(() => b.text().includes('figures'))
    for (let index = 0; index < 20; index++) {
      a.type(3, 'a')
      b.type(15, 'b')
    }
    await Promise.all([a.saved(), b.saved()])
    await Promise.all([a.when(() => a.text().length === 60), b.when(() => b.text().length === 60)])
    expect(a.text()).toBe(b.text())
    expect(textInHost()).toBe(a.text())
  })

  it('write under different client ids, and the next page gets the first one that is free', async () => {
    const [a, b] = [await profile.openPage(position), await profile.openPage(position)]
    const [first, second] = [a.doc().clientID, b.doc().clientID]
    expect(first).not.toBe(second)
    a.copy.close()
    const c = await profile.openPage(position)
    expect(c.doc().clientID).toBe(first)
  })
})

describe('a page that may not write', () => {
  const openedTo = (isOpen: boolean): Promise<unknown> =>
    profile.connect().client.call('position.update', { id: position, onlyLeadWriters: !isOpen })

  it('[META-5] loses no letter of others, and writes as soon as it may, whether it wrote before or not', async () => {
    const before = await profile.openPage(position)
    await openedTo(false)
    const after = await profile.openPage(position)
    expect(after.copy.mayWrite()).toBe(false)
    before.type(0, 'Too late')
    await before.when(() => before.lost.length > 0)
    expect([before.lost, textInHost()]).toEqual([['Too late'], ''])
    await openedTo(true)
    for (const [index, page] of [before, after].entries()) {
      await page.when(page.copy.mayWrite)
      page.type(0, `page ${index} `)
      await page.saved()
    }
    expect(textInHost()).toBe('page 1 page 0 ')
  })

  it('[DOC-6] opens what needs a newer Chorus for reading, says why, and refuses what an open page still writes', async () => {
    const page = await profile.openPage(position)
    page.type(0, 'Old words')
    await page.saved()
    const { replica } = profile.door().coalition(undefined)
    replica.actRecords([{ kind: 'position', id: position, fields: { schema: SCHEMA_VERSION + 1 } }])
    const { client } = profile.connect()
    const { access, text } = await client.call('position.show', { id: position })
    expect([access.mayWrite, access.why, text]).toEqual([false, 'newer-schema', 'Old words'])
    page.type(0, 'Mine ')
    await page.when(() => page.lost.length > 0)
    expect(page.lost).toEqual(['Mine '])
    const reader = await profile.openPage(position)
    expect([reader.copy.mayWrite(), reader.text()]).toEqual([false, 'Old words'])
    await expect(client.call('position.write', { id: position, append: 'More' })).rejects.toMatchObject({ code: 'newer-data' })
    expect(textInHost()).toBe('Old words')
  })
})

describe('“saved”', () => {
  it('[PIPE-5] is said when the edit is durable, and not before', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    pipe.muteTowardsHost()
    page.type(0, 'Words')
    expect(page.copy.isSaved()).toBe(false)
    expect(textInHost()).toBe('')
    pipe.unmute()
    await page.saved()
    const { replica } = profile.door().coalition(undefined)
    expect(replica.store.tail().length).toBeGreaterThan(0)
    expect(textInHost()).toBe('Words')
  })

  it('[PIPE-5] outlives a restart', async () => {
    const page = await profile.openPage(position)
    page.type(0, 'Words')
    await page.saved()
    await profile.restart()
    expect(textInHost()).toBe('Words')
  })
})

describe('a pipe that is cut while typing', () => {
  it('[PIPE-6] goes on under the same client id; nothing is lost when nothing had arrived', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    const id = page.doc().clientID
    page.type(0, 'One ')
    await page.saved()
    pipe.muteTowardsHost()
    page.type(4, 'two ')
    pipe.cut()
    page.type(8, 'three')
    expect(page.copy.mayWrite()).toBe(true)
    await page.reattach(profile.connect())
    await page.saved()
    expect([page.text(), page.doc().clientID]).toEqual(['One two three', id])
    expect(textInHost()).toBe('One two three')
  })

  it('[PIPE-6] writes nothing twice when everything had arrived but the answer', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    pipe.muteTowardsPage()
    page.type(0, 'Once')
    await profile.connect().client.call('profile.state', {})
    expect(textInHost()).toBe('Once')
    pipe.cut()
    page.type(4, ' only')
    await page.reattach(profile.connect())
    await page.saved()
    expect([page.text(), textInHost()]).toEqual(['Once only', 'Once only'])
  })

  it('[PIPE-6] writes nothing twice when the old pipe is still open and brings its edits late', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    const id = page.doc().clientID
    pipe.muteTowardsHost()
    page.type(0, 'Once')
    await page.reattach(profile.connect())
    expect(page.doc().clientID).toBe(id)
    await page.saved()
    pipe.unmute()
    await pipe.client.call('profile.state', {})
    expect([page.text(), textInHost()]).toEqual(['Once', 'Once'])
  })

  it('[PIPE-6] moves what is unsaved where somebody else has the client id now', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    const id = page.doc().clientID
    page.type(0, 'Mine: ')
    await page.saved()
    pipe.muteTowardsHost()
    page.type(6, 'unsaved')
    pipe.cut()
    const other = await profile.openPage(position)
    expect(other.doc().clientID).toBe(id)
    other.type(0, 'Theirs. ')
    await other.saved()
    await page.reattach(profile.connect())
    await page.saved()
    expect(page.doc().clientID).not.toBe(id)
    await other.when(() => other.text().includes('unsaved'))
    expect([page.text(), other.text(), textInHost()]).toEqual(Array(3).fill('Theirs. Mine: unsaved'))
  })

  it('[PIPE-6] tells its own words from those that somebody wrote under its client id and left', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    const id = page.doc().clientID
    page.type(0, 'Start. ')
    await page.saved()
    pipe.muteTowardsHost()
    page.type(7, 'abc')
    pipe.cut()
    const other = await profile.openPage(position)
    expect(other.doc().clientID).toBe(id)
    other.type(0, 'xyz')
    await other.saved()
    other.copy.close()
    await page.reattach(profile.connect())
    await page.saved()
    expect([page.text(), textInHost()]).toEqual(Array(2).fill('xyzStart. abc'))
    expect(page.lost).toEqual([])
  })

  it('[PIPE-6] goes on after the host was restarted', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    page.type(0, 'Before. ')
    await page.saved()
    pipe.muteTowardsHost()
    page.type(8, 'During. ')
    pipe.cut()
    await profile.restart()
    page.type(16, 'After.')
    await page.reattach(profile.connect())
    await page.saved()
    expect([page.text(), textInHost()]).toEqual(Array(2).fill('Before. During. After.'))
  })

  it('[PIPE-6] brings deletions and formatting along, also under another client id', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    page.type(0, 'Delete this word')
    await page.saved()
    pipe.muteTowardsHost()
    page.type(16, ' and more')
    const run = (page.doc().getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText
    page.doc().transact(() => run.delete(7, 5), 'typing')
    page.doc().transact(() => run.delete(11, 4), 'typing')
    expect(page.text()).toBe('Delete word more')
    pipe.cut()
    const other = await profile.openPage(position)
    await page.reattach(profile.connect())
    await page.saved()
    await other.when(() => other.text() === 'Delete word more')
    expect(page.text()).toBe('Delete word more')
  })
})

describe('an edit that cannot be taken', () => {
  it('[PIPE-6] is given back as words after a second try', async () => {
    const page = await profile.openPage(position)
    page.type(0, 'Good. ')
    await page.saved()
    // A page whose copy went wrong: it refers to what the host never had.
    const stray = new Y.Doc()
    stray.clientID = 4711
    stray.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
    Y.applyUpdate(page.doc(), Y.encodeStateAsUpdate(stray), 'not typed')
    const paragraph = page
      .doc()
      .getXmlFragment('body')
      .toArray()
      .find((node) => node instanceof Y.XmlElement && node.length === 0) as Y.XmlElement
    page.doc().transact(() => paragraph.insert(0, [new Y.XmlText('Stray words')]), 'typing')
    await page.when(() => page.lost.length > 0)
    await page.when(page.copy.mayWrite)
    expect(page.lost.join('')).toContain('Stray words')
    expect([page.text(), textInHost()]).toEqual(['Good. ', 'Good. '])
    page.type(6, 'Still works.')
    await page.saved()
    expect(textInHost()).toBe('Good. Still works.')
  })

  it('keeps the good edits of the same batch out too, and both pages equal', async () => {
    const [page, other] = [await profile.openPage(position), await profile.openPage(position)]
    page.type(0, 'Good. ')
    await other.when(() => other.text() === 'Good. ')
    const stray = new Y.Doc()
    stray.clientID = 4711
    stray.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
    Y.applyUpdate(page.doc(), Y.encodeStateAsUpdate(stray), 'not typed')
    const paragraph = page
      .doc()
      .getXmlFragment('body')
      .toArray()
      .find((node) => node instanceof Y.XmlElement && node.length === 0) as Y.XmlElement
    page.type(0, 'under way ')
    page.type(0, 'good too ')
    page.doc().transact(() => paragraph.insert(0, [new Y.XmlText('Stray words')]), 'typing')
    await page.when(() => page.lost.length > 0)
    await Promise.all([page.when(page.copy.mayWrite), page.saved()])
    expect(page.lost.join('')).toContain('Stray words')
    const held = textInHost()
    await other.when(() => other.text() === held)
    expect(page.text()).toBe(held)
  })
})

describe('who may write', () => {
  it('a page without the right reads and cannot write', async () => {
    giveRoles(['observer'])
    const page = await profile.openPage(position)
    expect(page.copy.mayWrite()).toBe(false)
    page.type(0, 'Not mine to write')
    await page.when(() => true)
    expect(textInHost()).toBe('')
  })

  it('a page whose right is taken writes nothing more and gets its words back', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    page.type(0, 'Before. ')
    await page.saved()
    giveRoles(['observer'])
    page.type(8, 'After.')
    await page.when(() => page.lost.length > 0)
    expect([page.lost, page.copy.mayWrite()]).toEqual([['After.'], false])
    expect([page.text(), textInHost()]).toEqual(['Before. ', 'Before. '])
  })

  it('[PIPE-5] an edit under a client id that was not given is refused', async () => {
    const pipe = profile.connect()
    const { channel } = await pipe.client.call('document.attach', { position })
    const forged = new Y.Doc()
    forged.clientID = 4711
    forged.getXmlFragment('body').insert(0, [new Y.XmlElement('paragraph')])
    const answers: Uint8Array[] = []
    const refused = new Promise<void>((resolve) =>
      pipe.client.onDocument(channel, (bytes) => {
        answers.push(bytes)
        if (bytes[0] === 3) resolve()
      }),
    )
    pipe.client.sendDocument(channel, encodeDocumentMessage({ type: 'edit', number: 7, updates: [Y.encodeStateAsUpdate(forged)] }))
    await refused
    expect(answers.at(-1)).toEqual(encodeDocumentMessage({ type: 'refused', number: 7, code: 'edit-refused' }))
    expect(textInHost()).toBe('')
  })
})

describe('frames that are none', () => {
  const call = (more: object): Uint8Array => jsonFrame({ version: contractVersion(), id: 1, method: 'profile.state', ...more })
  it.each([
    ['nothing', new Uint8Array(0)],
    ['an unknown kind', Uint8Array.of(9, 1, 2)],
    ['broken JSON', Uint8Array.of(0, 123)],
    ['JSON that is no call', jsonFrame(['profile.state'])],
    ['a call with more than a call has', call({ extra: true })],
    ['a call without a number', jsonFrame({ version: contractVersion(), method: 'profile.state' })],
    ['a document message without a channel', Uint8Array.of(1)],
    ['a document message that is none', documentFrame(1, Uint8Array.of(99))],
    ['a message that only a host says', documentFrame(1, encodeDocumentMessage({ type: 'saved', number: 1 }))],
    [
      'an edit cut short',
      documentFrame(1, encodeDocumentMessage({ type: 'edit', number: 1, updates: [new Uint8Array(9)] }).subarray(0, 6)),
    ],
  ])('[PIPE-2] %s closes the pipe', async (_, frame) => {
    const pipe = profile.connect()
    const isClosed = closed(pipe)
    pipe.pipe.send(frame)
    await isClosed
  })

  it('[PIPE-3] a call of another version is answered, not done', async () => {
    const pipe = profile.connect()
    const answer = new Promise<Uint8Array>((resolve) => pipe.pipe.onFrame(resolve))
    pipe.pipe.send(call({ version: contractVersion() + 1, input: {} }))
    expect(new TextDecoder().decode((await answer).subarray(1))).toContain('"code":"update-required"')
  })
})

describe('attaching', () => {
  it('has a bound', async () => {
    const { client } = profile.connect()
    for (let index = 0; index < 64; index++) await client.call('document.attach', { position })
    await expect(client.call('document.attach', { position })).rejects.toMatchObject({ code: 'too-large' })
    await client.call('document.detach', { channel: 3 })
    await client.call('document.attach', { position })
  })

  it('ends with the pipe: the client ids are free again', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    pipe.cut()
    await profile.connect().client.call('profile.state', {})
    expect((await profile.openPage(position)).doc().clientID).toBe(page.doc().clientID)
  })

  it('closing a page saves what it had not sent yet', async () => {
    const page = await profile.openPage(position)
    page.type(0, 'First. ')
    page.type(7, 'Second, typed while the first is under way.')
    page.copy.close()
    await page.saved()
    expect([textInHost(), page.lost]).toEqual(['First. Second, typed while the first is under way.', []])
  })

  it('closing a page whose pipe is cut gives back what nobody confirmed', async () => {
    const pipe = profile.connect()
    const page = await profile.openPage(position, pipe)
    pipe.muteTowardsHost()
    page.type(0, 'Unsaved')
    page.copy.close()
    expect(page.lost).toEqual([])
    pipe.cut()
    expect(page.lost).toEqual(['Unsaved'])
  })
})
