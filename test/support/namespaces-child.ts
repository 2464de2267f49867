/** Opens networks with a computer in which something runs, says its process id, and waits to be killed. */
import { spawn } from 'node:child_process'
import { openNamespaces } from './namespaces.ts'

const networks = openNamespaces()
const computer = networks.computer('left')
computer.plug(networks.wire('wire'), '10.77.0.2')
const [program = '', ...words] = [...computer.within, process.execPath, '-e', 'console.log(process.pid); setInterval(() => {}, 1000)']
spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit'] })
