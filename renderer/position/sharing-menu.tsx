/** When what is written here goes to the others: at once, at pauses, or when the person says so. */
import { Share2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useAct } from '../host/use-answer.ts'
import { Button } from '../kit/button.tsx'
import { MenuButton } from '../kit/menu.tsx'
import { useToast } from '../kit/toast.tsx'
import { useSay } from '../messages/say.tsx'
import type { PositionFacts } from './use-position.ts'

const WAYS = ['live', 'pauses', 'press'] as const

/** The menu, and the button that shares what waits. */
export function SharingMenu({ position, onChanged }: { readonly position: PositionFacts; readonly onChanged: () => void }): ReactNode {
  const say = useSay()
  const toast = useToast()
  const setSharing = useAct('position.sharing')
  const share = useAct('position.share')
  const { id, access } = position
  const choose = async (sharing: (typeof WAYS)[number]): Promise<void> => {
    if (!(await setSharing.run({ id, sharing }))) toast({ words: say('position.not-changed') })
    onChanged()
  }
  const shareNow = async (): Promise<void> => {
    if (!(await share.run({ id }))) toast({ words: say('position.share.failed') })
    onChanged()
  }
  const entries = WAYS.map((way) => ({
    id: way,
    label: say(`position.share.${way}`),
    description: say(`position.share.${way}.means`),
    isCurrent: way === access.sharing,
    onAction: () => void choose(way),
  }))
  return (
    <>
      <MenuButton
        label={say('position.share', { way: say(`position.share.${access.sharing}`) })}
        variant="quiet"
        size="small"
        entries={entries}
      />
      {access.sharing === 'press' && access.hasUnshared && (
        <Button
          size="small"
          icon={Share2}
          onPress={() => void shareNow()}
          pending={share.isPending ? say('position.share.pending') : undefined}
        >
          {say('position.share.now')}
        </Button>
      )}
    </>
  )
}
