/** What pages may do beyond showing themselves: next to nothing, and what there is stands here. */
import type { Session } from 'electron'
import { type PageKind, pageOf } from './addresses.ts'

/** The interface puts codes and links on the clipboard when asked; the network page reaches members on the local network. */
const GRANTED: Readonly<Record<PageKind, readonly string[]>> = {
  interface: ['clipboard-sanitized-write'],
  network: ['local-network-access', 'local-network', 'loopback-network'],
}

/** Whether a page at an address has a permission. */
export function isGranted(permission: string, address: string): boolean {
  const kind = pageOf(address)
  return kind !== undefined && GRANTED[kind].includes(permission)
}

/** Denies everything else: questions, checks, devices and screens. */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl }) =>
    callback(isGranted(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }))
}
