/** Browsers that were let in once are let in again, by what a profile keeps of their cookies. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNodeRandom } from '../../../electron/adapters/node/node-random.ts'
import { keepPages, recallPages } from '../../../electron/local/kept-pages.ts'
import { createPageCookies, type HeldCookie, type PageCookies } from '../../../electron/local/page-cookies.ts'
import { createVirtualTime, type VirtualTime } from '../../support/virtual-time.ts'

const DAY_MS = 24 * 3_600_000

let time: VirtualTime
let folder = ''
beforeEach(() => {
  time = createVirtualTime()
  folder = mkdtempSync(join(tmpdir(), 'chorus-cookies-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (held: readonly HeldCookie[] = []): PageCookies => createPageCookies({ clock: time.clock(), random: createNodeRandom(), held })

describe('a cookie', () => {
  it('[PAGE-8] lets in again after a restart, and no other', () => {
    const first = open()
    const secret = first.issue()
    const again = open(first.held())
    expect(again.isKnown(secret)).toBe(true)
    for (const other of ['', secret.slice(1), open().issue(), first.held()[0]?.hash ?? '']) expect(again.isKnown(other)).toBe(false)
  })

  it('[PAGE-8] is forgotten after 30 days without use, and use keeps it', () => {
    const cookies = open()
    const [used, unused] = [cookies.issue(), cookies.issue()]
    time.pass(20 * DAY_MS)
    expect(cookies.isKnown(used)).toBe(true)
    time.pass(10 * DAY_MS)
    expect([cookies.isKnown(used), cookies.isKnown(unused)]).toEqual([true, false])
    expect(open(cookies.held()).held()).toHaveLength(1)
  })

  it('[PAGE-8] makes room when there are too many: the one not used for longest goes', () => {
    const cookies = open()
    const [oldest, old] = [cookies.issue(), cookies.issue()]
    time.pass(DAY_MS)
    expect(cookies.isKnown(oldest)).toBe(true)
    for (let count = 0; count < 31; count++) cookies.issue()
    expect(cookies.held()).toHaveLength(32)
    expect([cookies.isKnown(oldest), cookies.isKnown(old)]).toEqual([true, false])
  })
})

describe('what a profile keeps of its pages', () => {
  it('[PAGE-8] is for this user alone and holds no secret', () => {
    const cookies = open()
    const secret = cookies.issue()
    keepPages(folder, { port: 4711, cookies: cookies.held() })
    const file = join(folder, 'pages.json')
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain(secret)
    expect(recallPages(folder)).toEqual({ port: 4711, cookies: cookies.held() })
  })

  it('[PAGE-8] is nothing where the file is damaged, and is not written into an erased profile', () => {
    const nothing = { port: undefined, cookies: [] }
    for (const text of ['', '{}', '{"version":1,"port":0,"cookies":[]}', '{"version":1,"port":80,"cookies":[{"hash":"00","usedAt":1}]}']) {
      writeFileSync(join(folder, 'pages.json'), text)
      expect(recallPages(folder)).toEqual(nothing)
    }
    const erased = join(folder, 'erased')
    keepPages(erased, { port: 4711, cookies: [] })
    expect(recallPages(erased)).toEqual(nothing)
  })
})
