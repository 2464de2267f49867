/** Whether a computer's networks lead anywhere else: without that, Chromium tells its pages of no address. SPEC rule CODE-9. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Computer, type Namespaces, openNamespaces } from '../support/namespaces.ts'
import { leftOut } from '../support/on-networks.ts'

const SCRIPT = join(import.meta.dirname, '../support/route-child.ts')

let networks: Namespaces
beforeEach(() => {
  if (leftOut === undefined) networks = openNamespaces()
})
afterEach(async () => {
  if (leftOut === undefined) await networks.end()
})

const leadsOn = ({ within: [program = '', ...words] }: Computer): string =>
  execFileSync(program, [...words, process.execPath, SCRIPT], { encoding: 'utf8' }).trim()

describe.skipIf(leftOut !== undefined)('[CODE-9] a computer’s networks', () => {
  it('lead elsewhere once there is a router, of either family', () => {
    const wire = networks.wire('office')
    for (const [index, [address, router]] of [
      ['10.77.1.2', '10.77.1.1'],
      ['fd77::2', 'fd77::1'],
    ].entries()) {
      const computer = networks.computer(`computer${index}`)
      computer.plug(wire, address ?? '')
      expect(leadsOn(computer)).toBe('false')
      computer.routeBy(router ?? '')
      expect(leadsOn(computer)).toBe('true')
    }
  })
})
