/**
 * Networks of their own on this machine, by Linux network namespaces: computers, the wires between them, routers that translate addresses, and
 * what networks do to packets. Needs root, `ip` and `nft`. Nothing in it can reach the machine's own networks.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'

/** One network segment: whoever is plugged in hears everybody else. */
export interface Wire {
  readonly name: string
}

/** A computer: a namespace with its own interfaces, routes and rules. */
export interface Computer {
  readonly name: string
  /** Words that run the command after them on this computer. */
  readonly within: readonly string[]
  /** Plugs it into a wire under an address such as `10.77.0.2`, in a network of 256, or `fd77::2`, in one of 64 bits; answers the interface's name. */
  readonly plug: (wire: Wire, address: string) => string
  /** Pulls a plug, or puts it in again. Routes over the interface are gone afterwards. */
  readonly setPlugged: (device: string, isIn: boolean) => void
  /** Sends everything that is not on its own wires to this address. */
  readonly routeBy: (address: string) => void
  /**
   * Passes on what is not for itself, under its own address on `outside`; nothing that comes from there unasked, not even by an answer. What one computer sends from one port leaves by one
   * port whomever it is for, as with most routers at home; `perFlow` takes another for everybody who is spoken to, as large networks and phones do (RFC 4787 §4.1).
   */
  readonly translateTo: (outside: string, how?: { readonly perFlow: boolean }) => void
  /** Drops packets: a rule in the words of nft, for everything that comes in, goes out or passes, or some of these. */
  readonly drop: (what: string, hooks?: readonly ('input' | 'output' | 'forward')[]) => void
  /** No more than so many kilobits per second leave by an interface. */
  readonly slow: (device: string, kilobitsPerSecond: number) => void
  /** Bytes that came in by an interface so far, with everything around them. */
  readonly received: (device: string) => number
}

/** The networks of one test. */
export interface Namespaces {
  readonly wire: (name: string) => Wire
  readonly computer: (name: string) => Computer
  /** Ends every process in them and removes everything. The same happens by itself if this process dies. */
  readonly end: () => Promise<void>
}

/** What is missing for namespaces here; undefined where nothing is. */
export function whyNoNamespaces(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s'
  if (process.getuid?.() !== 0) return 'network namespaces need root'
  const missing = ['ip', 'nft', 'tc'].filter((tool) => !hasTool(tool))
  return missing.length > 0 ? `there is no ${missing.join(', no ')} here (packages iproute2, nftables)` : undefined
}

function hasTool(tool: string): boolean {
  try {
    execFileSync(tool, ['-V'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let opened = 0

/** No network yet. Throws where `whyNoNamespaces` has an answer. */
export function openNamespaces(): Namespaces {
  const prefix = `chorus-${process.pid}-${++opened}-`
  const janitor = startJanitor(prefix)
  const wires = `${prefix}wires`
  const add = (namespace: string): void => {
    ip('netns', 'add', namespace)
    ip('-n', namespace, 'link', 'set', 'lo', 'up')
  }
  add(wires)
  const wire = (name: string): Wire => {
    ip('-n', wires, 'link', 'add', name, 'type', 'bridge')
    ip('-n', wires, 'link', 'set', name, 'up')
    return { name }
  }
  const computer = (name: string): Computer => {
    const namespace = `${prefix}${name}`
    add(namespace)
    return openComputer(name, namespace, wires)
  }
  const end = async (): Promise<void> => {
    janitor.stdin?.end()
    await once(janitor, 'exit')
  }
  return { wire, computer, end }
}

/** A process that waits until this one is done, or dead, and then removes what it left. It outlives Ctrl+C. */
function startJanitor(prefix: string): ChildProcess {
  const script = `cat > /dev/null; for n in $(ip netns list | cut -d' ' -f1 | grep '^${prefix}'); do
    for round in 1 2 3; do p=$(ip netns pids $n); [ -n "$p" ] && kill -9 $p; done; ip netns del $n; done`
  return spawn('sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
}

function openComputer(name: string, namespace: string, wires: string): Computer {
  const within = ['ip', 'netns', 'exec', namespace]
  let plugs = 0
  let rules = 0
  const nft = (text: string): void => void run('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], text)
  const plug = (wire: Wire, address: string): string => {
    const device = `eth${plugs++}`
    const socket = `${name}-${device}`
    ip('link', 'add', device, 'netns', namespace, 'type', 'veth', 'peer', 'name', socket, 'netns', wires)
    ip('-n', wires, 'link', 'set', socket, 'master', wire.name, 'up')
    // Nobody else can have it: the kernel need not ask first.
    ip('-n', namespace, 'addr', 'add', ...(address.includes(':') ? [`${address}/64`, 'nodad'] : [`${address}/24`]), 'dev', device)
    ip('-n', namespace, 'link', 'set', device, 'up')
    return device
  }
  const setPlugged = (device: string, isIn: boolean): void => ip('-n', wires, 'link', 'set', `${name}-${device}`, isIn ? 'up' : 'down')
  const routeBy = (address: string): void => ip('-n', namespace, 'route', 'add', 'default', 'via', address)
  const translateTo: Computer['translateTo'] = (outside, { perFlow } = { perFlow: false }) => {
    run('ip', ['netns', 'exec', namespace, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward'])
    nft(`table ip nat {
      chain out { type nat hook postrouting priority 100; oifname "${outside}" masquerade${perFlow ? ' fully-random' : ''}; }
      chain own { type filter hook input priority 0; iifname "${outside}" ct state new drop; }
      chain pass { type filter hook forward priority 0; iifname "${outside}" ct state new drop; }
    }\n`)
  }
  const drop: Computer['drop'] = (what, hooks = ['input', 'output', 'forward']) => {
    const table = `drop${rules++}`
    const chains = hooks.map((hook) => `chain ${hook} { type filter hook ${hook} priority 0; ${what} drop; }`)
    nft(`table ip ${table} {\n${chains.join('\n')}\n}\n`)
  }
  const slow = (device: string, kilobitsPerSecond: number): void => {
    const rate = ['rate', `${kilobitsPerSecond}kbit`, 'burst', '3kb', 'latency', '2s']
    run('tc', ['-n', namespace, 'qdisc', 'replace', 'dev', device, 'root', 'tbf', ...rate])
  }
  const received = (device: string): number => {
    const counter = `/sys/class/net/${device}/statistics/rx_bytes`
    return Number(execFileSync('ip', ['netns', 'exec', namespace, 'cat', counter], { encoding: 'utf8' }))
  }
  return { name, within, plug, setPlugged, routeBy, translateTo, drop, slow, received }
}

const ip = (...words: readonly string[]): void => void run('ip', words)

function run(tool: string, words: readonly string[], input = ''): void {
  execFileSync(tool, words, { input, stdio: ['pipe', 'ignore', 'pipe'] })
}
