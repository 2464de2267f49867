/** What the debug panel shows, as lines of text: on screen and for the clipboard. */
import type { OutputOf } from '../../shared/api/contract.ts'
import type { Seen } from './use-watching.ts'

/** A heading and its lines. */
export interface DebugPart {
  readonly title: string
  readonly lines: readonly string[]
}

/** Everything seen, and the inspection if there was one. */
export function debugParts(
  { network, state, sentPerSecond, receivedPerSecond, at }: Seen,
  inspection: OutputOf<'inspect'> | undefined,
): readonly DebugPart[] {
  return [
    { title: 'Now', lines: [new Date(at).toISOString(), `traffic  out ${sentPerSecond} B/s  in ${receivedPerSecond} B/s`] },
    { title: 'Linked', lines: orNone(network.peers.map(peerLine)) },
    {
      title: 'Addresses',
      lines: orNone([
        ...network.ownAddresses.map((own) => `own ${own}`),
        ...network.known.map(({ address, state: how }) => `${address}  ${how}`),
      ]),
    },
    ...(state ? recordParts(state) : []),
    ...(inspection ? [{ title: 'Inspection', lines: inspectionLines(inspection) }] : []),
  ]
}

/** The same as one text. */
export const debugText = (parts: readonly DebugPart[]): string =>
  parts.map(({ title, lines }) => `${title}\n${lines.map((line) => `  ${line}`).join('\n')}`).join('\n')

function peerLine({
  name,
  organisationName,
  device,
  carrier,
  remote,
  inStep,
  bytesSent,
  bytesReceived,
  entriesSent,
  entriesTaken,
}: OutputOf<'peers'>[number]): string {
  const who = `${isolated(name)} (${isolated(organisationName)}) ${device.slice(0, 8)}`
  return `${who}  ${carrier} ${remote}  ${inStep ? 'in step' : 'not in step'}  out ${bytesSent} B ${entriesSent} e  in ${bytesReceived} B ${entriesTaken} e`
}

function recordParts({ entries, waiting, unsealed, heads, alarms }: NonNullable<Seen['state']>): readonly DebugPart[] {
  return [
    { title: 'Record', lines: [`entries ${entries}  waiting ${waiting}  unsealed ${unsealed}`] },
    { title: 'Heads', lines: orNone(heads.map(({ device, seq, prefix }) => `${device.slice(0, 8)}  ${seq}  ${prefix}`)) },
    { title: 'Alarms', lines: orNone(alarms.map((alarm) => `${new Date(alarm.at).toISOString()}  ${alarm.device.slice(0, 8)}`)) },
  ]
}

function inspectionLines({ findings, documents, sizes, membership }: OutputOf<'inspect'>): readonly string[] {
  return [
    `findings ${findings.length === 0 ? 'none' : ''}`,
    ...findings,
    `documents ${documents}  refused acts ${membership.refused.length}`,
    Object.entries(sizes)
      .map(([name, size]) => `${name} ${size}`)
      .join('  '),
  ]
}

/** A name in another direction must not turn the line around. */
const isolated = (name: string): string => `\u2068${name || '?'}\u2069`

const orNone = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? ['none'] : lines)
