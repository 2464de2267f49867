/** Above a text that others changed since this person last looked: how much, and what. */
import { type ReactNode, useState } from 'react'
import { useIntl } from 'react-intl'
import { useAnswer } from '../host/use-answer.ts'
import { Banner } from '../kit/banner.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useSay } from '../messages/say.tsx'
import { Comparison } from './comparison.tsx'

/** Nothing where it was not looked at before, or is as it was. It stays as it was found: what comes while the page is open is seen coming. */
export function SinceLook({ position }: { readonly position: string }): ReactNode {
  const say = useSay()
  const intl = useIntl()
  const { value } = useAnswer('text.since-look', { id: position })
  const [isOpen, setOpen] = useState(false)
  const [isGone, setGone] = useState(false)
  if (!value || isGone) return null
  const { lookedAt, wordsAdded: added, wordsRemoved: removed } = value
  const when = intl.formatDate(lookedAt, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <Banner
        title={say('texts.since-look', { added, removed, when })}
        actions={
          <>
            <Button size="small" onPress={() => setOpen(true)}>
              {say('texts.since-look.see')}
            </Button>
            <Button size="small" variant="quiet" onPress={() => setGone(true)}>
              {say('texts.since-look.close')}
            </Button>
          </>
        }
      />
      {isOpen && (
        <Dialog title={say('texts.since-look.title')} size="wide" isForReading isOpen onOpenChange={() => setOpen(false)}>
          <Comparison compared={value} look="changes" />
        </Dialog>
      )}
    </>
  )
}
