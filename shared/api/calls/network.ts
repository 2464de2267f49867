/** Calls about reaching others, and about what is in the profile. */
import { z } from 'zod'
import { empty, id, time } from './fields.ts'

const address = z.string().trim().min(3).max(256)
const peer = z.object({
  device: z.string(),
  name: z.string(),
  organisationName: z.string(),
  carrier: z.string(),
  remote: z.string(),
  since: time,
  inStep: z.boolean(),
  inStepAt: time.nullable(),
  entriesSent: z.int(),
  entriesTaken: z.int(),
  bytesSent: z.int(),
  bytesReceived: z.int(),
  /** The line takes longer than people should wait: carets are not shown over it. */
  isSlow: z.boolean(),
})
/** Why an address does not answer; `electron/adapters/direct/dialler.ts` says what each means. */
const fault = z.enum(['refused', 'silent', 'no-way', 'no-such-name', 'not-secure', 'not-chorus', 'ended'])
const lan = z.object({
  /** Whether this computer is announced on its networks; off until asked for. */
  isOn: z.boolean(),
  /** `unheard` and `blocked`: multicast does not seem to get through, between computers or out of this one. */
  state: z.enum(['off', 'no-network', 'looking', 'found', 'unheard', 'blocked']),
  /** How many computers with Chorus were found; whose they are is not known. */
  found: z.int(),
  /** This computer's addresses on the networks where it is announced. */
  announcedAs: z.array(z.string()),
})
const known = z.object({
  /** `host:port`, or the URL of a meeting address. */
  address: z.string(),
  /** A y-webrtc signalling server where members meet. */
  isMeeting: z.boolean(),
  state: z.enum(['trying', 'answered', 'no-answer']),
  /** Why it did not answer the last time; null where it did, or was not tried yet. */
  fault: fault.nullable(),
  /** When it last answered. */
  answeredAt: time.nullable(),
  triedAt: time.nullable(),
})
const network = z.object({
  /** Whether members may reach this computer by address; off until asked for. */
  isReachable: z.boolean(),
  /** Where, if so: one per interface of this computer, `host:port`. */
  ownAddresses: z.array(z.string()),
  /** Addresses this computer tries, with what came of it. */
  known: z.array(known),
  /** Finding members on the local network. */
  lan,
  peers: z.array(peer),
  /** Bytes of the last days on which anything travelled, the newest first; a day as `2026-11-28`. What the network adds to them is not in it. */
  usage: z.array(z.object({ day: z.string(), sent: z.int(), received: z.int() })),
  /** Finding members through WebRTC is on. */
  live: z.boolean(),
  /** This host behaves as if it had no network, until it is told otherwise or starts again. */
  isSimulatedOffline: z.boolean(),
})
/** What a person can do, or need not. `electron/host/advice.ts` says when each is given. */
export const ADVICE = [
  'all-well',
  'by-address',
  'by-helper',
  'by-mailbox',
  'by-folder',
  'mailbox-silent',
  'switched-off',
  'no-network',
  'look-nearby',
  'nearby-unheard',
  'nearby-blocked',
  'nearby-strangers',
  'no-address',
  'address-refused',
  'address-silent',
  'address-no-way',
  'address-wrong',
  'meeting-alone',
  'meeting-unknown',
  'meeting-silent',
  'meeting-refused',
  'meeting-not-secure',
  'meeting-wrong',
  'let-reach',
  'alone',
] as const
const diagnosis = z.object({
  /** Addresses of this computer, without ports. */
  ownAddresses: z.array(z.string()),
  /** Where it lets itself be reached, `host:port`; null where it does not. */
  listensAt: z.string().nullable(),
  lan,
  known: z.array(known),
  live: z.object({
    isOn: z.boolean(),
    /** Members linked that way. */
    linked: z.int(),
    /** Other computers over which this one can find members, members' or not. */
    meetingPlaces: z.int(),
  }),
  /** Other organisations, and when this computer was last linked with one of theirs; null for never. */
  organisations: z.array(z.object({ id, name: z.string(), isLinked: z.boolean(), lastAt: time.nullable() })),
  isSimulatedOffline: z.boolean(),
  /** A helper computer is linked: it passes on what members write. */
  isHelperLinked: z.boolean(),
  /** Folders and mailboxes that are used, and whether each works now. */
  shared: z.array(z.object({ path: z.string(), isMailbox: z.boolean(), isWell: z.boolean() })),
  /** The most useful first. */
  advice: z.array(z.enum(ADVICE)),
})
const inspection = z.object({
  profile: z.object({ person: z.string() }),
  coalition: z.object({ id, name: z.string() }).nullable(),
  device: z.string().nullable(),
  entries: z.int(),
  waiting: z.int(),
  unsealed: z.int(),
  documents: z.int(),
  heads: z.array(z.object({ device: z.string(), seq: z.int(), prefix: z.string() })),
  membership: z.object({ refused: z.array(z.object({ hash: z.string(), reason: z.string() })) }),
  sizes: z.record(z.string(), z.number()),
  findings: z.array(z.string()),
  alarms: z.int(),
  peers: z.array(peer),
})
const state = z.object({
  entries: z.int(),
  waiting: z.int(),
  unsealed: z.int(),
  heads: z.array(z.object({ device: z.string(), seq: z.int(), prefix: z.string() })),
  /** The last times at which texts differed from a peer's although the same entries were applied, the newest first. */
  alarms: z.array(z.object({ at: time, device: z.string() })),
})

/** See the head of this file. */
export const networkCalls = {
  network: { input: empty, output: network },
  /** Tries an address, or a meeting address (`wss://…`), until it is removed, also after a restart. Throws `bad-input`. */
  'network.connect': { input: z.strictObject({ address }), output: network },
  'network.forget': { input: z.strictObject({ address }), output: network },
  /** Opens or closes the way in, at the port of before unless one is given; remembered. Throws `unreachable` when a given port is taken. */
  'network.reachable': { input: z.strictObject({ on: z.boolean(), port: z.int().min(0).max(65_535).optional() }), output: network },
  /** Finds members on the local network, or no more; remembered. Throws `no-right` in careful mode, `unreachable` where no port can be opened. */
  'network.lan': { input: z.strictObject({ on: z.boolean() }), output: network },
  /** What was tried, what answered, and what a person can do. */
  'network.diagnose': { input: empty, output: diagnosis },
  /** Ends every link and takes no new one; not remembered. */
  'network.simulate-offline': { input: z.strictObject({ on: z.boolean() }), output: network },
  peers: { input: empty, output: z.array(peer) },
  /** What can be said of the record without reading it: cheap enough to ask every second. */
  'debug.state': { input: empty, output: state },
  inspect: { input: empty, output: inspection },
  rebuild: { input: empty, output: z.object({ documents: z.int(), entries: z.int(), differences: z.array(z.string()) }) },
  /**
   * A guest asks for a text, to write in it where it may: see `shared/api/document-messages.ts`. The text's state is said before the answer. `resume`
   * names an earlier attachment of the same copy: that one ends, and its client id is given again where nobody else has it.
   */
  'document.attach': {
    input: z.strictObject({
      position: id,
      resume: z.strictObject({ clientId: z.int().min(0).max(Number.MAX_SAFE_INTEGER), hold: z.string().max(64) }).optional(),
    }),
    output: z.object({
      channel: z.int(),
      /** Under which the guest may write; null for readers. */
      clientId: z.number().nullable(),
      /** The attachment's name. */
      hold: z.string(),
    }),
  },
  'document.detach': { input: z.strictObject({ channel: z.int() }), output: empty },
} as const
