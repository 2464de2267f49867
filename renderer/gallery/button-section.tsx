/** Buttons, badges, links. */
import { ArrowRight, Check, Mail, Pencil, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar, Badge, Button, IconButton, KeyHint, Link, MenuButton, Time, Tooltip } from '../kit/index.ts'
import type { Samples } from './samples.ts'
import { Specimen } from './specimen.tsx'

const nothing = (): undefined => undefined

/** The section. */
export function ButtonSection({ samples }: { readonly samples: Samples }): ReactNode {
  return (
    <>
      <Specimen title="Buttons">
        <Button variant="primary">Start a coalition</Button>
        <Button>I have an invitation</Button>
        <Button variant="quiet">Look around: 1 minute</Button>
        <Button variant="danger" icon={Trash2}>
          Erase Chorus here
        </Button>
        <Button variant="primary" icon={ArrowRight} isIconDirectional>
          Go on
        </Button>
        <IconButton label="Edit" icon={Pencil} />
        <IconButton label="Close" icon={X} size="small" />
      </Specimen>
      <Specimen title="Small, disabled, waiting">
        <Button size="small">Remind</Button>
        <Button size="small" variant="primary" icon={Check}>
          Let in
        </Button>
        <Button isDisabled>Cannot be pressed</Button>
        <Button variant="primary" isDisabled>
          Cannot be pressed
        </Button>
        <Button variant="primary" pending="Writing the envelope…">
          Save envelope
        </Button>
        <Tooltip words="Copies a message that you can send any way you like">
          <Button icon={Mail}>Copy message</Button>
        </Tooltip>
      </Specimen>
      <Specimen title="Menu">
        <MenuButton
          label="More"
          entries={[
            { id: 'edit', label: 'Rename', icon: Pencil, onAction: nothing },
            { id: 'send', label: 'Make an envelope', description: samples.short, icon: Mail, onAction: nothing },
            { id: 'no', label: 'Not possible now', isDisabled: true, onAction: nothing },
            { id: 'remove', label: 'Remove', icon: Trash2, isDangerous: true, onAction: nothing },
          ]}
        />
      </Specimen>
      <Specimen title="Badges, people, time, keys, links">
        <Badge>Writing</Badge>
        <Badge tone="accent">Comments</Badge>
        <Badge tone="good" icon={Check}>
          Signed on
        </Badge>
        <Badge tone="warning">Owes an answer</Badge>
        <Badge tone="danger">Does not sign</Badge>
        {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => (
          <Avatar key={id} id={id} name={samples.name} />
        ))}
        <Time at={Date.now() - 7_300_000} />
        <Time at={Date.now() + 3 * 86_400_000} form="relative" />
        <Time at={Date.UTC(2025, 10, 12, 14, 5)} form="absolute" />
        <KeyHint keys={['Ctrl', 'K']} />
        <Link href="#/lists">Who has it?</Link>
        <Link href="#/lists" isQuiet>
          {samples.short}
        </Link>
      </Specimen>
    </>
  )
}
