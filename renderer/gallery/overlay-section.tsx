/** Dialogs and drawers. */
import { type ReactNode, useState } from 'react'
import { AlertDialog, Button, Dialog, DialogTrigger, Drawer, TextField, useToast } from '../kit/index.ts'
import type { Samples } from './samples.ts'
import { Specimen } from './specimen.tsx'

/** The section. */
export function OverlaySection({ samples }: { readonly samples: Samples }): ReactNode {
  const show = useToast()
  const [isDrawerOpen, setDrawerOpen] = useState(false)
  const actions = (close: () => void): ReactNode => (
    <>
      <Button variant="quiet" onPress={close}>
        Not now
      </Button>
      <Button variant="primary" onPress={close}>
        Invite
      </Button>
    </>
  )
  return (
    <Specimen title="Over the page">
      <DialogTrigger>
        <Button>Open a dialog</Button>
        <Dialog title="Invite an organisation" actions={actions}>
          <p>{samples.paragraph}</p>
          <TextField label="Its name as printed" />
        </Dialog>
      </DialogTrigger>
      <DialogTrigger>
        <Button>Ask before</Button>
        <AlertDialog title="Close the text?" confirmLabel="Close text 3" onConfirm={() => show({ words: 'Closed' })}>
          {samples.sentence}
        </AlertDialog>
      </DialogTrigger>
      <DialogTrigger>
        <Button variant="danger">Ask for the name</Button>
        <AlertDialog
          title="Remove this organisation?"
          confirmLabel={`Remove ${samples.organisation}`}
          confirmName={samples.organisation}
          isDangerous
          onConfirm={() => show({ words: 'Removed', action: { label: 'Undo', onPress: () => undefined } })}
        >
          {samples.paragraph}
        </AlertDialog>
      </DialogTrigger>
      <Button onPress={() => setDrawerOpen(true)}>Open a drawer</Button>
      <Drawer title="Remarks" isOpen={isDrawerOpen} onOpenChange={setDrawerOpen}>
        <p>{samples.paragraph}</p>
        <Button>Settle</Button>
      </Drawer>
    </Specimen>
  )
}
