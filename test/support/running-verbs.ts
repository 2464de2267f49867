/** The command line of a profile whose host runs, without a program for each verb. */
import { runCommandLine } from '../../electron/local/chorus.ts'
import { type Verbs, verbsBy } from './command-line.ts'

/**
 * Verbs are read in this process and asked over the host's pipe: what `until` asks again and again costs milliseconds instead of a program's
 * start. Where no host runs, the profile is opened here, as the command line does.
 */
export function runningVerbs(directory: string): Verbs {
  return verbsBy(async (...words) => {
    const [output, complaint] = [[], []] as [string[], string[]]
    const profile = ['--profile', directory, '--json']
    const code = await runCommandLine(
      [...profile, ...words],
      (text) => void output.push(text),
      (text) => void complaint.push(text),
    )
    return { code, output: output.join(''), complaint: complaint.join('') }
  })
}
