/** What a person is told to do, for every way the network can stand. */
import { describe, expect, it } from 'vitest'
import { adviceFor, type Standing } from '../../../electron/host/advice.ts'
import { printDiagnosis } from '../../../electron/local/print-diagnosis.ts'
import { ADVICE } from '../../../shared/api/calls/network.ts'

type Fault = NonNullable<Standing['known'][number]['fault']>

const teachers = { id: 'o', name: 'Teachers’ Union', isLinked: false, lastAt: null }
const cold: Standing = {
  ownAddresses: ['10.0.0.1'],
  listensAt: null,
  lan: { isOn: false, state: 'off', found: 0, announcedAs: [] },
  known: [],
  live: { isOn: true, linked: 0, meetingPlaces: 0 },
  organisations: [teachers],
  isSimulatedOffline: false,
  shared: [],
  isHelperLinked: false,
  isCareful: false,
  isMember: true,
}
const lan = (state: Standing['lan']['state']): Pick<Standing, 'lan'> => ({
  lan: { isOn: true, state, found: state === 'found' ? 2 : 0, announcedAs: ['10.0.0.1'] },
})
const known = (fault: Fault | null): Standing['known'][number] => ({
  address: '10.0.0.2:4455',
  isMeeting: false,
  state: fault ? 'no-answer' : 'trying',
  fault,
  answeredAt: null,
  triedAt: 1,
})
const meeting = (state: 'trying' | 'answered'): Standing['known'][number] => ({
  ...known(null),
  address: 'wss://meet.example.org/',
  isMeeting: true,
  state,
})
const failing = (fault: Fault): Standing['known'][number] => ({ ...meeting('trying'), state: 'no-answer', fault })
const linked = { organisations: [{ ...teachers, isLinked: true }] }

describe('advice', () => {
  it.each<[string, Partial<Standing>, readonly string[]]>([
    ['nothing was tried', {}, ['look-nearby', 'no-address', 'let-reach']],
    ['it is on no network', { ownAddresses: [] }, ['no-network']],
    ['the network is switched off', { isSimulatedOffline: true }, ['switched-off']],
    [
      'a mailbox works',
      { shared: [{ path: 'https://mail.example.org/', isMailbox: true, isWell: true }] },
      ['by-mailbox', 'look-nearby', 'let-reach'],
    ],
    ['a folder works', { shared: [{ path: '/cloud', isMailbox: false, isWell: true }] }, ['by-folder', 'look-nearby', 'let-reach']],
    [
      'a mailbox does not answer',
      { shared: [{ path: 'https://mail.example.org/', isMailbox: true, isWell: false }] },
      ['mailbox-silent', 'look-nearby', 'let-reach'],
    ],
    ['only a helper computer is linked', { isHelperLinked: true, known: [known(null)] }, ['by-helper']],
    ['nobody else belongs', { organisations: [] }, ['alone']],
    [
      'somebody asks to be let in',
      { organisations: [], isMember: false, known: [known('silent')] },
      ['look-nearby', 'address-silent', 'let-reach'],
    ],
    ['careful mode', { isCareful: true }, ['no-address']],
    ['it is linked', { ...linked, live: { isOn: true, linked: 1, meetingPlaces: 1 } }, ['all-well']],
    ['it is linked by address only', linked, ['by-address']],
    ['it is linked by address as it was told', { ...linked, live: { isOn: false, linked: 0, meetingPlaces: 0 } }, ['all-well']],
    ['nobody is heard', { ...lan('unheard'), listensAt: '10.0.0.1:1' }, ['nearby-unheard', 'no-address']],
    ['a firewall here holds it', { ...lan('blocked'), listensAt: '10.0.0.1:1' }, ['nearby-blocked', 'no-address']],
    ['strangers are here', { ...lan('found'), listensAt: '10.0.0.1:1' }, ['nearby-strangers', 'no-address']],
    ['it still looks', { ...lan('looking'), known: [known(null)], listensAt: '10.0.0.1:1' }, []],
    ['a meeting address answers and nobody is linked', { known: [meeting('answered')] }, ['look-nearby', 'meeting-alone', 'let-reach']],
    ['a meeting address is tried', { known: [meeting('trying')] }, ['look-nearby', 'let-reach']],
    ['a meeting address has a name that nobody knows', { isCareful: true, known: [failing('no-such-name')] }, ['meeting-unknown']],
    ['nothing comes back from one', { isCareful: true, known: [failing('silent'), failing('no-way')] }, ['meeting-silent']],
    ['no server runs at one', { isCareful: true, known: [failing('refused'), failing('ended')] }, ['meeting-refused']],
    ['the certificate of one does not hold', { isCareful: true, known: [failing('not-secure')] }, ['meeting-not-secure']],
    [
      'something else answers at one',
      { isCareful: true, known: [failing('not-chorus'), known('silent')] },
      ['meeting-wrong', 'address-silent'],
    ],
    ['careful mode, and a meeting address answers', { isCareful: true, known: [meeting('answered')] }, ['meeting-alone']],
    [
      'addresses fail alike',
      { ...lan('looking'), known: [known('refused'), known('refused'), known('no-way')] },
      ['address-refused', 'address-no-way', 'let-reach'],
    ],
  ])('is given where %s', (_, change, advice) => {
    expect(adviceFor({ ...cold, ...change })).toEqual(advice)
  })

  it('has words on the terminal for every piece, every fault and every state', () => {
    const faults: readonly Fault[] = ['refused', 'silent', 'no-way', 'no-such-name', 'not-secure', 'not-chorus', 'ended']
    for (const state of ['off', 'no-network', 'looking', 'found', 'unheard', 'blocked'] as const) {
      const text = printDiagnosis({ ...cold, ...lan(state), known: [...faults.map(known), ...faults.map(failing)], advice: [...ADVICE] })
      expect(text).not.toMatch(/undefined|null|NaN/)
      expect(text.split('\n').length).toBe(10 + 2 * faults.length + ADVICE.length)
    }
  })
})
