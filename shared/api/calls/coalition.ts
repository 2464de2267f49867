/** Calls about who belongs: founding, inviting, joining, letting in, names. */
import { z } from 'zod'
import { check, empty, id, name, role, time } from './fields.ts'

/** A member. */
export const member = z.object({
  id,
  name: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  roles: z.array(role),
  /** False for who was removed or left: what they wrote and signed before stands. */
  belongs: z.boolean(),
  /** Their computer was copied and its record has split in two: nothing that it writes counts. They need a new invitation. */
  isSplit: z.boolean(),
  /** Let in without comparing the six words. */
  isUnchecked: z.boolean(),
  /** Those that ever were theirs, and those of them that belong now. */
  computers: z.array(z.string()),
  belonging: z.array(z.string()),
  /** A helper computer: it keeps and passes on, and stands for no organisation. */
  isHelper: z.boolean(),
  isMe: z.boolean(),
})
const request = z.object({
  id,
  name: z.string(),
  organisationName: z.string(),
  check,
  /** It came as an envelope: so goes the answer. */
  isByEnvelope: z.boolean(),
  /** Asked by another computer of one's own: nobody else lets it in. */
  isMyComputer: z.boolean(),
})
const joining = z.object({
  /** `none`: nothing asked. `waiting`: no member reached yet. `requested`: a member holds the request. `refused`: the code does not fit. `already-in`: it is for a coalition of this profile; nothing is asked any more. */
  state: z.enum(['none', 'waiting', 'requested', 'let-in', 'refused', 'already-in']),
  coalition: z.string().nullable(),
  coalitionName: z.string().nullable(),
  organisationName: z.string().nullable(),
  /** Who made the invitation. */
  from: z.string().nullable(),
  /** For another computer of whoever made it. */
  isOwnComputer: z.boolean(),
  check: check.nullable(),
  /** Nobody is contacted for it: request and answer travel as envelopes. */
  isByEnvelope: z.boolean(),
  /** Mailboxes through which the request goes: whether it lies there (since `leftAt`, last seen), or why not yet. */
  mailboxes: z.array(z.object({ address: z.string(), state: z.enum(['trying', 'left', 'no-answer']), leftAt: time.nullable() })),
})
const invitation = z.object({
  id,
  organisationName: z.string(),
  roles: z.array(role),
  expires: z.string(),
  state: z.enum(['open', 'used', 'withdrawn']),
  /** Only on the computer that made it. */
  code: z.string().nullable(),
})

/** See the head of this file. */
export const coalitionCalls = {
  'coalition.create': {
    input: z.strictObject({
      name,
      /** As printed; its real name where a code name is given. */
      organisation: name,
      /** What members see in place of the real name, from the first moment. SPEC rule CARD-6. */
      codeName: name.optional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
    }),
    output: z.object({ coalition: id, name: z.string() }),
  },
  /** Every coalition of this profile. */
  'coalition.list': { input: empty, output: z.array(z.object({ id, name: z.string(), organisationName: z.string() })) },
  'coalition.show': {
    input: empty,
    output: z.object({
      id,
      name: z.string(),
      me: member.nullable(),
      organisations: z.int(),
      /** Organisations whose people could be let in but are not: open invitations. */
      invited: z.int(),
      /** True once somebody else's text has arrived here. */
      hasHeardFromOthers: z.boolean(),
      /** This computer was copied, or comes from a backup, and its record has split in two: what is written here reaches nobody. */
      isSplit: z.boolean(),
    }),
  },
  'coalition.rename': { input: z.strictObject({ name }), output: empty },
  'coalition.invite': {
    input: z.strictObject({
      organisation: name,
      /** One role, or several for an organisation that both writes and signs. */
      role: role.default('editor'),
      roles: z.array(role).min(1).max(4).optional(),
      expiresHours: z.number().min(1).max(8760).default(168),
    }),
    output: z.object({
      code: z.string(),
      organisation: z.string(),
      expires: z.string(),
      /** The invitation as a message to copy: the words are the page's, this block carries code, names and addresses. */
      block: z.string(),
    }),
  },
  'coalition.invitations': { input: empty, output: z.array(invitation) },
  /** Reads what a person pasted, typed or dropped: a message, a block or a bare code. Contacts nobody. */
  'invitation.read': {
    input: z.strictObject({ text: z.string().max(65_536) }),
    output: z.object({
      isWhole: z.boolean(),
      code: z.string().nullable(),
      /** The group of four that is wrong, from 1. */
      wrongGroup: z.int().nullable(),
      /** Where to try, as the message says: computers and meeting addresses, and mailboxes. */
      addresses: z.array(z.string()),
      mailboxes: z.array(z.string()),
      /** What the message claims; proved only when a member is reached. */
      from: z.string().nullable(),
      coalitionName: z.string().nullable(),
      organisationName: z.string().nullable(),
      /** The coalition of this profile that it is for, as far as can be told here. */
      alreadyIn: z.object({ id, name: z.string() }).nullable(),
      isOwnComputer: z.boolean(),
    }),
  },
  /**
   * Asks to be let in, under the code given or the one asked with before. With `byEnvelope` nobody is contacted and nothing waited for: `envelope.request` is the request.
   * Answers `let-in` for the code by which the profile came in. Throws `bad-code`, `already-member` for any other of a coalition that the profile has, and `not-found` without any code.
   */
  'coalition.join': {
    input: z.strictObject({
      code: z.string().max(512).optional(),
      byEnvelope: z.boolean().optional(),
      address: z.string().max(256).optional(),
      /** URLs of mailboxes, beside those named before. */
      mailboxes: z.array(z.string().max(256)).max(4).optional(),
      waitSeconds: z.number().min(0).max(3600).default(20),
    }),
    output: joining,
  },
  'coalition.joining': { input: empty, output: joining },
  'coalition.cancel-join': { input: empty, output: joining },
  /** Of those who ask to be let in, and of other computers of one's own. */
  'coalition.requests': { input: empty, output: z.array(request) },
  /** For coordinators, and for another computer of one's own. `isUnchecked`: the six words were not compared; everybody sees that beside the name. */
  'coalition.admit': { input: z.strictObject({ id, isUnchecked: z.boolean().optional() }), output: member },
  /** Puts a request out of sight on this computer; other coordinators still see it. */
  'coalition.refuse': { input: z.strictObject({ id }), output: empty },
  /** Takes an invitation back that nobody used: nobody is let in by it any more, and its organisation is asked for nothing. Coordinators only. */
  'coalition.withdraw': { input: z.strictObject({ id }), output: empty },
  members: { input: empty, output: z.array(member) },
  /** One row per organisation, without helper computers, with when each was last heard from by whoever told. */
  organisations: {
    input: empty,
    output: z.array(
      z.object({
        id,
        name: z.string(),
        isMine: z.boolean(),
        /** Its name is a code name. */
        isCodeName: z.boolean(),
        /** What it is really called: to coordinators and its own people, where it could be read; null otherwise. SPEC rules CARD-6 to CARD-8. */
        realName: z.string().nullable(),
        people: z.array(member),
        isHere: z.boolean(),
        heardAt: time.nullable(),
      }),
    ),
  },
  /** Helper computers that belong now, each with when it was last linked with this one. */
  helpers: { input: empty, output: z.array(z.object({ member, isHere: z.boolean(), heardAt: time.nullable() })) },
  /** Throws `no-right` for anyone but a coordinator, and for an organisation under a code name: that is its own people's to change. */
  'organisation.rename': { input: z.strictObject({ id, name }), output: empty },
  /**
   * Puts one's own organisation under a code name, with its real name sealed to coordinators, or states either anew. Throws `bad-input` for a code name that holds the
   * real one, or that another organisation bears.
   */
  'organisation.code-name': {
    input: z.strictObject({ codeName: name, realName: name }),
    output: z.object({
      id,
      codeName: z.string(),
      realName: z.string(),
      /** Computers that can read the real name. */
      readers: z.int(),
    }),
  },
  /** Ends the code name of one's own organisation: its real name stands in clear from then on. Throws `not-found` where there is none. */
  'organisation.end-code-name': { input: empty, output: z.object({ id, name: z.string() }) },
} as const
