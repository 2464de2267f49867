/** A page as a coordinator might see it: everything together. */
import { FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar, Badge, Banner, Button, Card, GridList, Steps } from '../kit/index.ts'
import styles from './gallery.module.css'
import type { Samples } from './samples.ts'

const STAGES = ['Writing', 'Comments', 'Last objections', 'Sign-on', 'Sent', 'Answered'].map((label) => ({ id: label, label }))

/** The section. */
export function PageSection({ samples }: { readonly samples: Samples }): ReactNode {
  const items = [
    { id: '1', text: samples.short, tone: 'warning', state: 'Owes an answer' },
    { id: '2', text: samples.sentence, tone: 'accent', state: 'Comments' },
    { id: '3', text: samples.endless, tone: 'neutral', state: 'Writing' },
  ] as const
  return (
    <>
      <Banner title="Only on this computer so far." actions={<Button size="small">Invite an organisation</Button>}>
        Saved on this computer.
      </Banner>
      <Steps label="Stages" steps={STAGES} currentId="Comments" />
      <GridList label="What waits for you" items={items} textOf={({ text }) => text} onAction={() => undefined}>
        {({ id, text, tone, state }) => (
          <>
            <Avatar id={id} name={samples.name} isDecorative />
            <span className={styles.grow}>{text}</span>
            <Badge tone={tone}>{state}</Badge>
            <Button size="small" icon={FileText}>
              Read and answer
            </Button>
          </>
        )}
      </GridList>
      <Card title={samples.coalition} actions={<Button size="small">See</Button>}>
        <p className={styles.reading}>{samples.paragraph}</p>
      </Card>
    </>
  )
}
