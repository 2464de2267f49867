/** The closed texts of a position: what each was closed for, by whom, its code; any two compared, one of them read. */
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import type { DocumentNode } from '../../shared/document/read-body.ts'
import { useCopy } from '../host/use-copy.ts'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { BringBackDialog } from './bring-back-dialog.tsx'
import styles from './closed-text.module.css'
import { ClosedText } from './closed-text.tsx'
import { CompareDialog } from './compare-dialog.tsx'
import { useTextName } from './use-text-name.ts'

type Text = OutputOf<'text.list'>['texts'][number]

/** The texts; `onBringBack` writes an earlier one's words and answers whether it could, only for those who may write now. */
export interface TextsPanelProps {
  readonly list: OutputOf<'text.list'> | undefined
  readonly onBringBack?: ((content: readonly DocumentNode[]) => boolean) | undefined
}

/** Newest first. */
export function TextsPanel({ list, onBringBack }: TextsPanelProps): ReactNode {
  const say = useSay()
  const [compared, setCompared] = useState<{ readonly from: string; readonly to: string | undefined }>()
  const [read, setRead] = useState<Text>()
  const [back, setBack] = useState<Text>()
  const textName = useTextName()
  const texts = list?.texts ?? []
  if (texts.length === 0) return <EmptyState picture="page">{say('texts.none')}</EmptyState>
  /** With the next text; the last one with what is there now. */
  const compare = (text: Text): void => setCompared({ from: text.hash, to: texts[texts.indexOf(text) + 1]?.hash })
  return (
    <>
      <ol className={styles.list} reversed aria-label={say('texts.list')}>
        {texts.toReversed().map((text) => (
          <Entry
            key={text.number}
            text={text}
            onRead={() => setRead(text)}
            onCompare={() => compare(text)}
            {...(onBringBack && { onBack: () => setBack(text) })}
          />
        ))}
      </ol>
      {compared && <CompareDialog texts={texts} {...compared} onClose={() => setCompared(undefined)} />}
      {back && onBringBack && <BringBackDialog text={back} onBring={onBringBack} onClose={() => setBack(undefined)} />}
      {read && (
        <Dialog title={textName(read)} size="wide" isForReading isOpen onOpenChange={() => setRead(undefined)}>
          <ClosedText hash={read.hash} level={3} hasFacts />
        </Dialog>
      )}
    </>
  )
}

interface EntryProps {
  readonly text: Text
  readonly onRead: () => void
  readonly onCompare: () => void
  readonly onBack?: () => void
}

function Entry({ text, onRead, onCompare, onBack }: EntryProps): ReactNode {
  const say = useSay()
  const copy = useCopy()
  const textName = useTextName()
  const { code, by, note, isInForce } = text
  return (
    <li className={styles.entry}>
      <h2 className={styles.entryTitle}>
        {textName(text)} {isInForce && <Badge tone="accent">{say('texts.in-force')}</Badge>}
      </h2>
      {by !== '' && <p className={styles.soft}>{say('texts.by', { name: by })}</p>}
      {note !== '' && (
        <p dir="auto" className={styles.soft}>
          {note}
        </p>
      )}
      <Row>
        <Button size="small" onPress={onRead}>
          {say('texts.read')}
        </Button>
        <Button size="small" onPress={onCompare}>
          {say('texts.compare')}
        </Button>
        <Button size="small" variant="quiet" onPress={() => void copy(code, say('texts.code.copied', { code }))}>
          {say('texts.code.copy')}
        </Button>
        {onBack && (
          <Button size="small" variant="quiet" onPress={onBack}>
            {say('texts.back')}
          </Button>
        )}
      </Row>
    </li>
  )
}
