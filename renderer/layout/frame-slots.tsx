/** Places of the frame that a page may fill from within: the state line, and the top bar of narrow windows. */
import { createContext, type ReactNode, type Ref, use, useCallback, useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'

/** Which place. */
export type FramePlace = 'state' | 'narrowBar'

interface Slots {
  readonly elements: Readonly<Partial<Record<FramePlace, HTMLElement>>>
  /** Says that a page fills the place; returns how to leave it. */
  readonly claim: (place: FramePlace) => () => void
}

const SlotsContext = createContext<Slots | undefined>(undefined)

/** The frame's side: which places are filled, and where their elements are. */
export interface FrameSlots {
  readonly isTaken: (place: FramePlace) => boolean
  readonly refOf: (place: FramePlace) => Ref<HTMLDivElement>
  readonly provide: (children: ReactNode) => ReactNode
}

/** For `Frame` alone. */
export function useFrameSlots(): FrameSlots {
  const [taken, setTaken] = useState<readonly FramePlace[]>([])
  const [elements, setElements] = useState<Slots['elements']>({})
  const claim = useCallback((place: FramePlace) => {
    setTaken((places) => [...places, place])
    return () =>
      setTaken((places) => {
        const index = places.indexOf(place)
        return places.filter((_, at) => at !== index)
      })
  }, [])
  const refs = useMemo(() => {
    const keep = (place: FramePlace) => (element: HTMLDivElement | null) =>
      setElements(({ [place]: _gone, ...others }) => (element ? { ...others, [place]: element } : others))
    return { state: keep('state'), narrowBar: keep('narrowBar') }
  }, [])
  const value = useMemo(() => ({ elements, claim }), [elements, claim])
  return {
    isTaken: (place) => taken.includes(place),
    refOf: (place) => refs[place],
    provide: (children) => <SlotsContext value={value}>{children}</SlotsContext>,
  }
}

/** Shows its children in a place of the frame as long as it is on screen; without a frame it shows nothing. */
export function InFrame({ place, children }: { readonly place: FramePlace; readonly children: ReactNode }): ReactNode {
  const slots = use(SlotsContext)
  const claim = slots?.claim
  useEffect(() => claim?.(place), [claim, place])
  const element = slots?.elements[place]
  return element ? createPortal(children, element) : null
}
