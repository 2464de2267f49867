/** A text's session where the host refuses to open it. */
import { expect, it, vi } from 'vitest'
import type { HostConnection } from '../../renderer/host/connection.ts'
import { openTextSession } from '../../renderer/position/text-session.ts'
import { createClient } from '../../shared/api/client.ts'
import { jsonFrame, readFrame } from '../../shared/api/frames.ts'
import { createMemoryPipePair } from '../../shared/api/memory-pipe.ts'

/** A connection to a host that answers every call with one error, and how many calls it had. */
function refusingHost(): { readonly connection: HostConnection; readonly calls: () => number } {
  const [page, host] = createMemoryPipePair()
  let calls = 0
  host.onFrame((bytes) => {
    const frame = readFrame(bytes)
    if (!frame.ok || frame.value.kind !== 'json') return
    calls++
    const { id } = frame.value.value as { readonly id: number }
    host.send(jsonFrame({ id, error: { code: 'store-damaged', message: 'damaged' } }))
  })
  const client = createClient(page)
  const nothing = (): (() => void) => () => undefined
  const connection: HostConnection = {
    state: () => 'open',
    client: () => client,
    listen: nothing,
    onEvent: nothing,
    retry: () => undefined,
    close: client.close,
  }
  return { connection, calls: () => calls }
}

it('says why a text cannot be opened, and tries again when asked', async () => {
  const { connection, calls } = refusingHost()
  const session = openTextSession({ connection, coalition: undefined, position: 'p', lost: () => undefined })
  await vi.waitFor(() => expect(session.state().error).toMatchObject({ code: 'store-damaged' }))
  session.retry()
  expect(session.state().error).toBeUndefined()
  await vi.waitFor(() => expect(session.state().error).toMatchObject({ code: 'store-damaged' }))
  expect(calls()).toBe(2)
  session.close()
})
