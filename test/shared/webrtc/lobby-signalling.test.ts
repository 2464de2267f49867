/** What of a lobby's signalling reaches y-webrtc, and what does not. */
import { toBase64 } from 'lib0/buffer'
import { encode, writeAny, writeVarString, writeVarUint8Array } from 'lib0/encoding'
import { expect, it } from 'vitest'
import { utf8 } from '../../../shared/bytes/hex.ts'
import { createLobbySignalling, MAX_PEERS, type MeetingListener } from '../../../shared/webrtc/lobby-signalling.ts'
import type { WebrtcRoom } from '../../../shared/webrtc/platform.ts'
import { createSignalCipher, type SignalMessage } from '../../../shared/webrtc/signal-cipher.ts'

const { crypto } = globalThis
const cipherOf = (password: string, name = 'room') => createSignalCipher(name, password, crypto)

const announce = (from: string): SignalMessage => ({ type: 'announce', from })
const signal = (from: string, type: 'offer' | 'answer', to = 'me'): SignalMessage => ({
  type: 'signal',
  from,
  to,
  signal: { type, sdp: 'v=0' },
})
const candidate = (from: string): SignalMessage => ({ type: 'signal', from, to: 'me', signal: { type: 'candidate', candidate: {} } })

/** Anything sealed with the lobby's password, as a changed program could. */
async function sealedAnything(said: unknown, algorithm = 'AES-GCM'): Promise<string> {
  const derive = await crypto.subtle.importKey('raw', Uint8Array.from(utf8('secret')), 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', salt: Uint8Array.from(utf8('room')), iterations: 100_000, hash: 'SHA-256' }
  const key = await crypto.subtle.deriveKey(derivation, derive, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const iv = new Uint8Array(12)
  const plain = encode((encoder) => writeAny(encoder, said as never))
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, Uint8Array.from(plain)))
  const envelope = encode((encoder) => {
    writeVarString(encoder, algorithm)
    writeVarUint8Array(encoder, iv)
    writeVarUint8Array(encoder, sealed)
  })
  return toBase64(envelope)
}

/** A lobby where `me` is, connected with these peers; answers what got through of what was heard. */
async function lobbyWith(peers: readonly string[]) {
  const { open, seal } = await cipherOf('secret')
  const room: WebrtcRoom = {
    peerId: 'me',
    webrtcConns: new Map(peers.map((peer) => [peer, { connected: true, peer: { destroy: () => undefined } }])),
  }
  let listener: MeetingListener | undefined
  const delivered: string[] = []
  const meetingPlace = {
    join: (_topic: string, joined: MeetingListener) => {
      listener = joined
      return { publish: () => undefined, leave: () => undefined }
    },
  }
  // What is opened in order is delivered in order: the last one tells that all before it were dealt with.
  let settled = (): void => undefined
  const watched = async (data: string) => {
    const message = await open(data)
    if (message?.type === 'announce' && message.from === 'last') setTimeout(settled)
    return message
  }
  createLobbySignalling({ name: 'room', meetingPlace, open: watched, room: () => room }).connect({
    deliver: (text) => delivered.push((JSON.parse(text) as { data: string }).data),
    drop: () => undefined,
  })
  const through = async (heard: readonly string[]): Promise<readonly boolean[]> => {
    const isDone = new Promise<void>((done) => {
      settled = done
    })
    for (const data of heard) listener?.message(data)
    listener?.message(await seal(announce('last')))
    await isDone
    return heard.map((data) => delivered.includes(data))
  }
  return { seal, through }
}

it('[LOBBY-4] what opens under the password and has its shape goes through; what does not, never', async () => {
  const { seal, through } = await lobbyWith([])
  const stranger = await cipherOf('guess')
  const elsewhere = await cipherOf('secret', 'another room')
  const good = await seal(announce('amina'))
  const bad = [
    'no base64 !',
    '',
    toBase64(Uint8Array.of(7, 65, 69)),
    await stranger.seal(announce('eve')),
    await elsewhere.seal(announce('eve')),
    `${good.slice(0, -8)}AAAAAAA=`,
    await sealedAnything({ type: 'announce' }),
    await sealedAnything({ type: 'announce', from: 'x'.repeat(65) }),
    await sealedAnything({ type: 'bye', from: 'eve' }),
    await sealedAnything('announce'),
    await sealedAnything({ type: 'signal', from: 'eve', to: 'me', signal: { type: 'renegotiate', sdp: 'v=0' } }),
    await sealedAnything({ type: 'signal', from: 'eve', to: 'me', signal: { type: 'offer', sdp: 'x'.repeat(32_769) } }),
    await sealedAnything(announce('eve'), 'AES-CBC'),
    'A'.repeat(64 * 1024 + 4),
  ]
  expect(await through([good, ...bad, await sealedAnything(announce('bilal'))])).toEqual([true, ...bad.map(() => false), true])
})

it('[LOBBY-4] answers and candidates go through from whoever is asked, offers to this one alone, and nothing of its own', async () => {
  const { seal, through } = await lobbyWith(['amina'])
  const sealed = (messages: readonly SignalMessage[]) => Promise.all(messages.map(seal))
  expect(await through(await sealed([signal('amina', 'answer'), candidate('amina'), signal('eve', 'offer')]))).toEqual([true, true, true])
  const refused = [signal('eve', 'answer'), candidate('eve'), signal('eve', 'offer', 'somebody'), announce('me'), signal('me', 'offer')]
  expect(await through(await sealed(refused))).toEqual(refused.map(() => false))
})

it('[LOBBY-4] a full lobby hears those alone with whom it is connected', async () => {
  const peers = Array.from({ length: MAX_PEERS - 1 }, (_, number) => `peer ${number}`)
  const { seal, through } = await lobbyWith([...peers, 'last'])
  const heard = await Promise.all([announce('eve'), signal('eve', 'offer'), announce('peer 1'), signal('peer 2', 'offer')].map(seal))
  expect(await through(heard)).toEqual([false, false, true, true])
})
