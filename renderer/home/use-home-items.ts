/** The lines of the start page, kept up to date. */
import { useHost } from '../host/host-provider.tsx'
import { recall } from '../host/remembered.ts'
import { useAnswer } from '../host/use-answer.ts'
import { type HomeItem, homeItems, positionToContinue } from './home-items.ts'

/** Undefined until the host has answered everything that decides. */
export function useHomeItems(): readonly HomeItem[] | undefined {
  const { coalition: id } = useHost()
  const { value: coalition } = useAnswer('coalition.show', {})
  const { value: organisations } = useAnswer('organisations', {})
  const { value: requests } = useAnswer('coalition.requests', {})
  const { value: invitations } = useAnswer('coalition.invitations', {})
  const { value: positions } = useAnswer('position.list', {})
  const { value: commitments } = useAnswer('commitments', {})
  const { value: joining } = useAnswer('coalition.joining', {})
  const lastPosition = recall(`position ${id ?? ''}`)
  const position = positions && positionToContinue({ positions, lastPosition })
  const { value: delivery } = useAnswer('delivery', position ? { id: position.id } : null)
  if (!coalition || !organisations || !requests || !invitations || !positions || !commitments || !joining) return undefined
  return homeItems({
    nowMs: Date.now(),
    coalition,
    organisations,
    requests,
    invitations,
    positions,
    commitments: commitments.length,
    joining,
    lastPosition,
    isOnlyHere: delivery?.onlyHere ?? false,
  })
}
