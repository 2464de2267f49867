/** The text of a closed position where its editor would be: which text it is, what came late, its words as they were closed. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useCopy } from '../host/use-copy.ts'
import { Banner } from '../kit/banner.tsx'
import { Button } from '../kit/button.tsx'
import { Note } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './closed-text.module.css'
import { ClosedText } from './closed-text.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { useTextName } from './use-text-name.ts'

type ClosedTexts = OutputOf<'text.list'>

/** The closed texts of the position, one of them in force. */
export interface ClosedAreaProps {
  readonly list: ClosedTexts
  /** Shares words of this computer that were waiting when it was closed; only where there are any. */
  readonly onShare?: (() => void) | undefined
  /** Opens it again; only for those who may. */
  readonly onReopen?: (() => void) | undefined
  /** Answers for one's organisation; only for those who may. */
  readonly onAnswer?: (() => void) | undefined
  /** What one's organisation answered to it, as a sentence; only where it did. */
  readonly answered?: string | undefined
  /** Saves the sheet for one's board. */
  readonly onSheet?: ((text: string) => void) | undefined
  /** Ends sign-on, or opens it again; only for those who may. */
  readonly signOn?: { readonly isOpen: boolean; readonly turn: () => void } | undefined
  /** Sign-on was ended by a coordinator. */
  readonly hasEnded?: boolean
  /** What everybody should know about answering it. */
  readonly announced?: ReactNode
}

/** See the head of this file. Nothing while no text is in force. */
export function ClosedArea(props: ClosedAreaProps): ReactNode {
  const { list, onShare, answered, hasEnded = false, announced } = props
  const say = useSay()
  const textName = useTextName()
  const text = list.texts.find(({ isInForce }) => isInForce)
  if (!text) return null
  const { note, by, hash } = text
  return (
    <div className={styles.area}>
      <div className={styles.column}>
        <Banner title={textName(text)} actions={<Deeds {...props} text={text} />}>
          <p className={styles.by}>
            {by !== '' && say('texts.by', { name: by })} {say('texts.closed.means')}
          </p>
          {answered && <p>{answered}</p>}
          {note !== '' && <p dir="auto">{say('texts.note-words', { quote: note })}</p>}
        </Banner>
        {hasEnded && <Note>{say('stage.sign-on.ended')}</Note>}
        {announced}
        <Late list={list} hash={hash} />
        {onShare && <Unshared onShare={onShare} />}
        <ClosedText hash={hash} level={2} />
      </div>
    </div>
  )
}

type DeedsProps = Pick<ClosedAreaProps, 'onReopen' | 'onAnswer' | 'answered' | 'onSheet' | 'signOn'> & {
  readonly text: ClosedTexts['texts'][number]
}

function Deeds({ text: { code, hash }, onReopen, onAnswer, answered, onSheet, signOn }: DeedsProps): ReactNode {
  const say = useSay()
  const copy = useCopy()
  return (
    <>
      {onAnswer && (
        <Button size="small" variant={answered ? 'secondary' : 'primary'} onPress={onAnswer}>
          {say(answered ? 'texts.answer.change' : 'texts.answer')}
        </Button>
      )}
      <Button size="small" onPress={() => void copy(code, say('texts.code.copied', { code }))}>
        {say('texts.code.copy')}
      </Button>
      {onSheet && (
        <Button size="small" onPress={() => onSheet(hash)}>
          {say('sign-ons.sheet')}
        </Button>
      )}
      {signOn && (
        <Button size="small" onPress={signOn.turn}>
          {say(signOn.isOpen ? 'stage.sign-on.end' : 'stage.sign-on.resume')}
        </Button>
      )}
      {onReopen && (
        <Button size="small" onPress={onReopen}>
          {say('stage.reopen')}
        </Button>
      )}
    </>
  )
}

function Unshared({ onShare }: { readonly onShare: () => void }): ReactNode {
  const say = useSay()
  const share = (
    <Button size="small" onPress={onShare}>
      {say('position.share.now')}
    </Button>
  )
  return (
    <Banner kind="warning" title={say('texts.unshared')} actions={share}>
      {say('texts.unshared.means')}
    </Banner>
  )
}

function Late({ list, hash }: { readonly list: ClosedTexts; readonly hash: string }): ReactNode {
  const say = useSay()
  const [isOpen, setOpen] = useState(false)
  const edits = list.late.reduce((sum, one) => sum + one.edits, 0)
  if (edits === 0) return null
  const names = [...new Set(list.late.map(({ person, organisationName }) => organisationName || person).filter(Boolean))]
  return (
    <>
      <Banner
        kind="warning"
        title={say('texts.late', { count: edits })}
        actions={
          <Button size="small" onPress={() => setOpen(true)}>
            {say('texts.late.see')}
          </Button>
        }
      >
        {names.length > 0 && <bdi>{names.join(' · ')}</bdi>}
      </Banner>
      {isOpen && <CompareDialog texts={list.texts} from={hash} onClose={() => setOpen(false)} />}
    </>
  )
}
