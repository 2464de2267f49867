/** Looks for secrets everywhere in a file: packed in it, however deep, and in every way in which bytes are usually written down. */
import { unzipSync } from 'fflate'

/** The file, and every file in it if it is a zip, with their names. */
export function allPartsOf(name: string, bytes: Uint8Array): readonly { readonly name: string; readonly bytes: Buffer }[] {
  const whole = { name, bytes: Buffer.from(bytes) }
  if (whole.bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return [whole]
  const inside = Object.entries(unzipSync(bytes)).flatMap(([inner, part]) => [
    { name: `${name}, a name in it`, bytes: Buffer.from(inner) },
    ...allPartsOf(`${name}/${inner}`, part),
  ])
  return [whole, ...inside]
}

/** Words in UTF-8 and in UTF-16 of both orders. */
export const formsOfWords = (words: string): readonly Buffer[] => [
  Buffer.from(words, 'utf8'),
  Buffer.from(words, 'utf16le'),
  Buffer.from(words, 'utf16le').swap16(),
]

/** Bytes as they are, in hexadecimal of both cases and in base 64 of both alphabets at each of the three places where they can begin. */
export function formsOfBytes(bytes: Buffer): readonly Buffer[] {
  const hex = bytes.toString('hex')
  const base64 = [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before, 0xa5), bytes])
    const from = Math.ceil((before * 4) / 3)
    const sure = Math.floor((padded.length * 4) / 3)
    return (['base64', 'base64url'] as const).map((encoding) => padded.toString(encoding).slice(from, sure))
  })
  return [bytes, ...[hex, hex.toUpperCase(), ...base64].flatMap(formsOfWords)]
}
