/** Passes TCP connections on and holds every byte back for a while, each way: a line by satellite. Arguments: HOST PORT to listen at, HOST PORT to reach, milliseconds. */
import { createConnection, createServer, type Socket } from 'node:net'

const [listenHost = '', listenPort = '', host = '', port = '', delayMs = ''] = process.argv.slice(2)
/** More than this under way stops reading, as a real line would. */
const MOST_UNDER_WAY = 64 * 1024

createServer({ noDelay: true }, (near) => {
  const far = createConnection({ host, port: Number(port), noDelay: true })
  pass(near, far)
  pass(far, near)
}).listen(Number(listenPort), listenHost, () => console.log('ready'))

function pass(from: Socket, to: Socket): void {
  let underWay = 0
  const later = (work: () => void): void => void setTimeout(work, Number(delayMs))
  from.on('data', (bytes) => {
    underWay += bytes.length
    if (underWay > MOST_UNDER_WAY) from.pause()
    later(() => {
      underWay -= bytes.length
      if (to.writable) to.write(bytes)
      if (underWay <= MOST_UNDER_WAY) from.resume()
    })
  })
  from.on('end', () => later(() => to.end()))
  from.on('error', () => to.destroy())
  from.on('close', () => later(() => to.destroy()))
}
