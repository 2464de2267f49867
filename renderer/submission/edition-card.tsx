/** One edition: what it is, its files, what it holds, what changed, and how it was handed over. */
import { FileDown, Printer, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { Badge, type BadgeProps, Button, Card, Checkbox, Disclosure, MenuButton, useToast } from '../kit/index.ts'
import { Note, Row } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import { useDay } from '../messages/use-day.ts'
import { EditionResponses } from '../responses/edition-responses.tsx'
import { ChangesSince } from './changes-since.tsx'
import type { Edition } from './edition-draft.ts'
import { EditionTexts } from './edition-texts.tsx'
import { printedCounts } from './printed-counts.ts'
import { SendingList } from './sending-list.tsx'
import { type SendingState, sendingState } from './sending-state.ts'
import { SentDialog } from './sent-dialog.tsx'
import styles from './submission.module.css'
import { UnderYourName } from './under-your-name.tsx'
import { FILE_KINDS, type SavedFile, useEditionFiles } from './use-edition-files.ts'

/** The edition, the one made before it, and what it says of the reader's organisation. */
export interface EditionCardProps {
  readonly edition: Edition
  readonly previous: Edition | undefined
  readonly mine: OutputOf<'submission.mine'>[number]['answers'] | undefined
  readonly isCoordinator: boolean
  readonly isNewest: boolean
}

const TONES: { readonly [S in SendingState]: NonNullable<BadgeProps['tone']> } = {
  'not-sent': 'neutral',
  bounced: 'danger',
  sent: 'accent',
  received: 'good',
}

/** See the head of this file. */
export function EditionCard({ edition, previous, mine, isCoordinator, isNewest }: EditionCardProps): ReactNode {
  const say = useSay()
  const state = sendingState(edition)
  return (
    <Card
      title={say('submission.edition', { number: edition.edition })}
      actions={<Badge tone={TONES[state]}>{say(`submission.state.${state}`)}</Badge>}
    >
      <Facts edition={edition} />
      <Counts edition={edition} />
      <Files edition={edition} isCoordinator={isCoordinator} isNewest={isNewest} />
      {mine && <UnderYourName answers={mine} />}
      <SendingList edition={edition} isCoordinator={isCoordinator} />
      <EditionResponses edition={edition} isCoordinator={isCoordinator} />
      <Disclosure label={say('submission.texts', { count: edition.texts.length })}>
        <EditionTexts texts={edition.texts} />
      </Disclosure>
      {previous && (
        <Disclosure label={say('submission.changes', { number: previous.edition })}>
          <ChangesSince from={previous} to={edition} />
        </Disclosure>
      )}
    </Card>
  )
}

function Facts({ edition: { title, day: on, code, madeBy } }: { readonly edition: Edition }): ReactNode {
  const say = useSay()
  const day = useDay()
  return (
    <div>
      <p>
        <bdi>{title}</bdi>
      </p>
      <p className={styles.facts}>
        <span>{day(on)}</span>
        <span>
          {say('submission.code')} <span className={styles.code}>{code}</span>
        </span>
        <span>
          {say('submission.made-by', { name: madeBy.name || say('submission.somebody'), organisation: madeBy.organisationName || '–' })}
        </span>
      </p>
    </div>
  )
}

function Counts({ edition }: { readonly edition: Edition }): ReactNode {
  const say = useSay()
  const { signed, recorded, silent, unnamed } = printedCounts(edition)
  const { notAgreed } = edition
  const lines = [
    say('submission.signed', { count: signed }),
    recorded > 0 && say('submission.recorded', { count: recorded }),
    silent > 0 && say('submission.silent', { count: silent }),
    unnamed > 0 && say('submission.unnamed', { count: unnamed }),
    notAgreed > 0 && say('submission.not-agreed', { count: notAgreed }),
  ]
  return <p>{lines.filter(Boolean).join(' · ')}</p>
}

interface FilesProps {
  readonly edition: Edition
  readonly isCoordinator: boolean
  readonly isNewest: boolean
}

const FAILURES = {
  'bad-input': 'submission.error.hidden-now',
  'update-required': 'submission.error.other-layout',
  'not-found': 'submission.error.scans-come',
  'too-large': 'submission.error.scans-large',
} as const

function Files({ edition, isCoordinator, isNewest }: FilesProps): ReactNode {
  const say = useSay()
  const toast = useToast()
  const { save, print, isPending, error } = useEditionFiles(edition)
  const [isSending, setSending] = useState(false)
  const [withScans, setWithScans] = useState(false)
  const saved = ({ name, scansLeftOut }: SavedFile): void => {
    toast({ words: say('word.save.done', { name }) })
    if (scansLeftOut > 0) toast({ words: say('submission.scans.left-out', { count: scansLeftOut }) })
  }
  const entries = FILE_KINDS.map((kind) => ({
    id: kind,
    label: say(`submission.file.${kind}`),
    description: say(`submission.file.${kind}.means`),
    onAction: () => void save(kind, withScans).then((file) => file && saved(file)),
  }))
  return (
    <>
      <Row>
        <MenuButton label={say('submission.save')} icon={FileDown} variant={isNewest ? 'primary' : 'secondary'} entries={entries} />
        <Button icon={Printer} onPress={() => void print()} pending={isPending ? say('submission.preparing') : undefined}>
          {say('submission.print')}
        </Button>
        {isCoordinator && (
          <Button icon={Send} onPress={() => setSending(true)}>
            {say('submission.sent')}
          </Button>
        )}
      </Row>
      {edition.scans > 0 && (
        <Checkbox
          label={say('submission.scans', { count: edition.scans })}
          description={say('submission.scans.means')}
          isSelected={withScans}
          onChange={setWithScans}
        />
      )}
      <Note isSmall>{say('submission.same')}</Note>
      <Failure error={error} words={FAILURES} />
      {isSending && <SentDialog edition={edition} onClose={() => setSending(false)} />}
    </>
  )
}
