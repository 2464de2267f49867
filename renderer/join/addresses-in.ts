/** Addresses of members as people write several of them in one field. */

const ADDRESS = /^(?:\[[\da-f:]+\]|[^:[\]\s]+):\d{1,5}$/iu

/** The addresses, or undefined where something in the field is none. */
export function addressesIn(text: string): readonly string[] | undefined {
  const found = text.split(/[\s,;،]+/u).filter((address) => address !== '')
  return found.every((address) => ADDRESS.test(address)) ? found : undefined
}
