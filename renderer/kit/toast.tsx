/** A short word that something was done, with what may come next; it goes by itself, but never while somebody is reading it. */
import { X } from 'lucide-react'
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useSay } from '../messages/say.tsx'
import { Button, IconButton } from './button.tsx'
import styles from './toast.module.css'

/** What was done. */
export interface Toast {
  readonly words: string
  /** What may come next, or takes it back; a toast with it stays longer. */
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

/** Shows toasts in the region of the page. */
export type ShowToast = (toast: Toast) => void

interface Shown extends Toast {
  readonly id: number
}

const STAYS_MS = 6_000
const STAYS_WITH_ACTION_MS = 14_000
const MOST_AT_ONCE = 3

const ToastContext = createContext<ShowToast>(() => undefined)

/** Gives `useToast` to all below it and holds the region where toasts appear: above dialogs, and reachable while one is open. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const say = useSay()
  const [toasts, setToasts] = useState<readonly Shown[]>([])
  const lastId = useRef(0)
  const show = useCallback<ShowToast>((toast) => {
    lastId.current++
    const next = { ...toast, id: lastId.current }
    setToasts((shown) => [...shown, next].slice(-MOST_AT_ONCE))
  }, [])
  const remove = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), [])
  return (
    <ToastContext value={show}>
      {children}
      {createPortal(
        <section aria-label={say('kit.toasts')} aria-live="polite" data-react-aria-top-layer="true" className={styles.region}>
          {toasts.map((toast) => (
            <Line key={toast.id} toast={toast} onGone={remove} />
          ))}
        </section>,
        document.body,
      )}
    </ToastContext>
  )
}

/** The function that shows a toast. */
export const useToast = (): ShowToast => use(ToastContext)

function Line({ toast, onGone }: { readonly toast: Shown; readonly onGone: (id: number) => void }): ReactNode {
  const say = useSay()
  const [isRead, setRead] = useState(false)
  const gone = useMemo(() => () => onGone(toast.id), [onGone, toast.id])
  const staysMs = toast.action ? STAYS_WITH_ACTION_MS : STAYS_MS
  useEffect(() => {
    if (isRead) return undefined
    const timer = setTimeout(gone, staysMs)
    return () => clearTimeout(timer)
  }, [gone, isRead, staysMs])
  const act = (): void => {
    toast.action?.onPress()
    gone()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is no control; pointing or focusing inside only keeps it from going
    <div
      className={styles.toast}
      onPointerEnter={() => setRead(true)}
      onPointerLeave={() => setRead(false)}
      onFocus={() => setRead(true)}
      onBlur={() => setRead(false)}
    >
      <span className={styles.words}>{toast.words}</span>
      {toast.action && (
        <Button size="small" variant="quiet" onPress={act}>
          {toast.action.label}
        </Button>
      )}
      <IconButton label={say('kit.close')} icon={X} size="small" onPress={gone} />
    </div>
  )
}
