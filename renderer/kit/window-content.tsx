/** What dialogs and drawers share: who opens them, a title with a cross, content that scrolls, buttons below it. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components'
import { useSay } from '../messages/say.tsx'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'

/** Whether it is open is the caller's; or put it beside its button into `DialogTrigger`. */
export interface WindowProps {
  readonly title: ReactNode
  readonly isOpen?: boolean | undefined
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined
  /** The content; a function is given `close`. */
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

/** The classes of its parts. */
type Look = Readonly<Partial<Record<'dialog' | 'header' | 'title' | 'content' | 'actions', string>>>

interface WindowContentProps extends Pick<WindowProps, 'title' | 'children'> {
  /** The buttons, the way on last; a function is given `close`. */
  readonly actions?: WindowProps['children'] | undefined
  readonly look: Look
}

/** The cross closes it. */
export function WindowContent({ title, children, actions, look }: WindowContentProps): ReactNode {
  const say = useSay()
  return (
    <AriaDialog className={classNames(look.dialog)}>
      {({ close }) => (
        <>
          <div className={look.header}>
            <Heading slot="title" level={2} className={classNames(look.title)}>
              {title}
            </Heading>
            <IconButton label={say('kit.close')} icon={X} size="small" onPress={close} />
          </div>
          <div className={look.content}>{typeof children === 'function' ? children(close) : children}</div>
          {actions && <div className={look.actions}>{typeof actions === 'function' ? actions(close) : actions}</div>}
        </>
      )}
    </AriaDialog>
  )
}

/** What the overlay around it is told of opening, without what the caller left out. */
export const openingOf = ({ isOpen, onOpenChange }: Pick<WindowProps, 'isOpen' | 'onOpenChange'>) => ({
  ...(isOpen !== undefined && { isOpen }),
  ...(onOpenChange && { onOpenChange }),
})
