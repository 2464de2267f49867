/** Who answers which calls: the door, whether or not a profile is open; the guest, for what it holds; the open host, all others. */
import type { demoCalls } from '../../../shared/api/calls/demo.ts'
import type { HandlersOf, Method } from '../../../shared/api/contract.ts'

/** Calls about one pipe's own documents. */
export type GuestMethod = (typeof GUEST_METHODS)[number]
/** Calls that make sense without an open profile. */
export type DoorMethod = (typeof DOOR_METHODS)[number]
/** Calls about the program around the host. */
export type ShellMethod = (typeof SHELL_METHODS)[number]
/** Calls about the demo. */
export type DemoMethod = keyof typeof demoCalls
/** Calls of an open profile. */
export type HostMethod = Exclude<Method, GuestMethod | DoorMethod | ShellMethod | DemoMethod>
/** The open host's handlers. */
export type HostHandlers = HandlersOf<HostMethod>

const GUEST_METHODS = ['document.attach', 'document.detach'] as const
const DOOR_METHODS = [
  'profile.state',
  'profile.create',
  'profile.restore',
  'profile.backup',
  'profile.unlock',
  'profile.verify',
  'profile.lock',
  'profile.touch',
  'profile.erase',
  'profile.passphrase',
] as const
const SHELL_METHODS = ['page.address'] as const

/** True for a call about one pipe's own documents. */
export const isGuestMethod = (method: Method): method is GuestMethod => GUEST_METHODS.some((own) => own === method)
/** True for a call that the door answers. */
export const isDoorMethod = (method: Method): method is DoorMethod => DOOR_METHODS.some((own) => own === method)
/** True for a call that the program around the host answers. */
export const isShellMethod = (method: Method): method is ShellMethod => SHELL_METHODS.some((own) => own === method)
/** True for a call about the demo. */
export const isDemoMethod = (method: Method): method is DemoMethod => method.startsWith('demo.')
