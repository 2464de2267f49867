/** A fault in drawing a screen takes that screen's place with words and a way on, instead of leaving nothing. */
import { Component, type ReactNode } from 'react'
import { Failure } from '../host/failure.tsx'
import { Page } from '../kit/index.ts'
import { Stage } from '../layout/stage.tsx'
import { useSay } from '../messages/say.tsx'

interface CatchProps {
  readonly children: ReactNode
  /** Another place is drawn anew. */
  readonly place?: string
  /** What is shown instead; `again` draws the children anew. */
  readonly instead: (again: () => void) => ReactNode
}

/** React hears of faults through a class only. It writes the fault and where it was to the console by itself. */
class Catch extends Component<CatchProps, { readonly fault: boolean }> {
  override state = { fault: false }

  static getDerivedStateFromError(): { readonly fault: boolean } {
    return { fault: true }
  }

  override componentDidUpdate({ place }: CatchProps): void {
    if (this.state.fault && place !== this.props.place) this.setState({ fault: false })
  }

  override render(): ReactNode {
    return this.state.fault ? this.props.instead(() => this.setState({ fault: false })) : this.props.children
  }
}

/** Around one place: the frame and every other place stay. */
export function MishapInPlace({ place, children }: { readonly place: string; readonly children: ReactNode }): ReactNode {
  const say = useSay()
  const instead = (again: () => void): ReactNode => (
    <Page title={say('layout.name')} width="text">
      <Failure error={FAULT} onRetry={again} />
    </Page>
  )
  return (
    <Catch place={place} instead={instead}>
      {children}
    </Catch>
  )
}

/** Around everything: the page is loaded anew. */
export function Mishap({ children }: { readonly children: ReactNode }): ReactNode {
  const say = useSay()
  const instead = (): ReactNode => (
    <Stage title={say('layout.name')}>
      <Failure error={FAULT} onRetry={() => location.reload()} />
    </Stage>
  )
  return <Catch instead={instead}>{children}</Catch>
}

const FAULT = new Error('a screen could not be drawn')
