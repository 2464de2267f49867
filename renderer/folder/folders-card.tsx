/** Folders and mailboxes that members share: which are used here, how each is, looking now, leaving one. */
import { FolderOpen, FolderX, Mailbox, RefreshCw } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../shared/api/contract.ts'
import { Failure } from '../host/failure.tsx'
import { useAct, useAnswer } from '../host/use-answer.ts'
import { AlertDialog, Badge, Banner, Button, Card, Icon, Time } from '../kit/index.ts'
import { Note, Row, Stack } from '../layout/stack.tsx'
import { useSay } from '../messages/say.tsx'
import styles from './folder.module.css'

type Folder = OutputOf<'folder.list'>[number]

/** Nothing where none is used. */
export function FoldersCard(): ReactNode {
  const say = useSay()
  const { value: folders } = useAnswer('folder.list', {})
  const { run: look, isPending } = useAct('folder.look')
  const [leaving, setLeaving] = useState<Folder>()
  const { run: remove, error } = useAct('folder.remove')
  if (!folders || folders.length === 0) return null
  const lookNow = (
    <Button size="small" icon={RefreshCw} pending={isPending ? say('folder.looking') : undefined} onPress={() => void look({})}>
      {say('folder.look')}
    </Button>
  )
  return (
    <Card title={say('folder.title')} actions={lookNow}>
      <Stack>
        <ul className={styles.folders}>
          {folders.map((folder) => (
            <FolderLine key={folder.path} folder={folder} onLeave={() => setLeaving(folder)} />
          ))}
        </ul>
        <Failure error={error} words={{ 'not-found': 'folder.error.gone' }} />
      </Stack>
      <AlertDialog
        isOpen={leaving !== undefined}
        onOpenChange={(isOpen) => !isOpen && setLeaving(undefined)}
        title={say('folder.leave.title', { path: leaving?.path ?? '' })}
        confirmLabel={say('folder.leave.confirm')}
        onConfirm={() => leaving !== undefined && void remove({ path: leaving.path })}
      >
        {say(leaving?.isMailbox ? 'folder.leave.words.mailbox' : 'folder.leave.words')}
      </AlertDialog>
    </Card>
  )
}

function FolderLine({ folder, onLeave }: { readonly folder: Folder; readonly onLeave: () => void }): ReactNode {
  const say = useSay()
  const { path, isMailbox, fault, unusable } = folder
  const words = isMailbox && fault === 'missing' ? 'mailbox' : fault
  return (
    <li className={styles.folder}>
      <div className={styles.head}>
        <Icon of={isMailbox ? Mailbox : FolderOpen} size={16} />
        <bdi className={styles.path} dir="ltr">
          {path}
        </bdi>
        {isMailbox && <Badge tone="neutral">{say('folder.mailbox')}</Badge>}
        <Badge tone={fault === null ? 'good' : 'warning'}>{say(fault === null ? 'folder.well' : 'folder.trouble')}</Badge>
        <Button size="small" variant="quiet" icon={FolderX} aria-label={say('folder.leave.label', { path })} onPress={onLeave}>
          {say('folder.leave')}
        </Button>
      </div>
      <Moments folder={folder} />
      {words !== null && (
        <Banner kind="warning" title={say(`folder.fault.${words}`)}>
          {say(`folder.fault.${words}.next`)}
        </Banner>
      )}
      {unusable > 0 && <Note isSmall>{say('folder.unusable', { count: unusable })}</Note>}
    </li>
  )
}

function Moments({ folder: { readAt, wroteAt } }: { readonly folder: Folder }): ReactNode {
  const say = useSay()
  const moments = [
    { label: say('folder.read-at'), at: readAt, never: say('folder.read-never') },
    { label: say('folder.wrote-at'), at: wroteAt, never: say('folder.wrote-never') },
  ]
  return (
    <Row gap="normal">
      {moments.map(({ label, at, never }) => (
        <Note key={label} isSmall>
          {at === null ? (
            never
          ) : (
            <>
              {label} <Time at={at} />
            </>
          )}
        </Note>
      ))}
    </Row>
  )
}
