/** Lists of heads that are longer than anybody reads. */
import { expect, it } from 'vitest'
import type { Head } from '../../../shared/entry/header.ts'
import { headsThatFit, MAX_HEADS } from '../../../shared/exchange/heads-bytes.ts'
import { decodeMessage, encodeMessage } from '../../../shared/exchange/messages.ts'
import type { DeviceId } from '../../../shared/ids.ts'

const headOf = (device: string, branch: number): Head => ({
  device: device.repeat(32) as DeviceId,
  seq: 1,
  prefix: branch.toString(16).padStart(32, '0'),
})
const branches = Array.from({ length: MAX_HEADS }, (_, branch) => headOf('00', branch))
const honest = [headOf('aa', 1), headOf('bb', 1), headOf('bb', 2)]

it('[EXCH-2] name every log that has few branches, whatever one device signed, and are read', () => {
  const heard = decodeMessage(encodeMessage({ type: 'vector', heads: [...branches, ...honest] }))
  const heads = heard.ok && heard.value?.type === 'vector' ? heard.value.heads : []
  expect(heads).toHaveLength(MAX_HEADS)
  expect(heads).toEqual(expect.arrayContaining(honest))
})

it('[EXCH-2] are all named where they fit', () => {
  const fitting = [...branches.slice(honest.length), ...honest]
  expect(headsThatFit(fitting)).toEqual(fitting)
})
