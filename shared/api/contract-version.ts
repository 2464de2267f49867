/** Whether two programs mean the same by every call: a number that follows from the contract itself, so that nobody has to remember to raise it. SPEC rule PIPE-3. */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { utf8 } from '../bytes/hex.ts'
import { contract } from './contract.ts'

let version: number | undefined

/** The first 32 bits of SHA-256 over the JSON schemas of every method's input and output, in the order of their names. */
export function contractVersion(): number {
  version ??= new DataView(sha256(utf8(JSON.stringify(shapes()))).buffer).getUint32(0)
  return version
}

function shapes(): unknown {
  return Object.entries(contract)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([method, { input, output }]) => [method, shapeOf(input, 'input'), shapeOf(output, 'output')])
}

const shapeOf = (schema: z.ZodType, io: 'input' | 'output'): unknown => z.toJSONSchema(schema, { io, unrepresentable: 'any' })
