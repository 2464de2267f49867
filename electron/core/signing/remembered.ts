/** Answers that are made again only when what they are made from is another: what is asked after every change must not cost as if everything had changed. */

/** The last answer, until any part of what it is made from is another object or value. */
export function remembered<From extends readonly unknown[], Made>(make: (...from: From) => Made): (...from: From) => Made {
  let last: { readonly from: From; readonly made: Made } | undefined
  return (...from) => {
    if (!last?.from.every((part, at) => part === from[at])) last = { from, made: make(...from) }
    return last.made
  }
}

/** An answer for each object, for as long as the object is there. */
export function rememberedEach<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const known = new WeakMap<Of, { readonly made: Made }>()
  return (of) => {
    const found = known.get(of) ?? { made: make(of) }
    known.set(of, found)
    return found.made
  }
}
