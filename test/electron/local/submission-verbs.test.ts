/** The joint submission from the command line: built, built again, checked, found out. */
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { ReportView } from '../../../electron/local/print-submission.ts'
import type { OutputOf } from '../../../shared/api/contract.ts'
import { type CommandLine, openCommandLine, type TestProfile } from '../../support/command-line.ts'

let line: CommandLine
afterEach(() => line.end())

async function signed(): Promise<TestProfile> {
  line = openCommandLine()
  const amina = line.profile('amina')
  await amina.run('profile', 'create', '--person', 'Amina')
  await amina.run('coalition', 'create', 'Open Kenya', '--organisation', 'Land Rights Now')
  await amina.run('position', 'create', '--title', 'Budget', '--ask', 'Publish monthly')
  await amina.run('position', 'write', '1', '--append', 'We ask for monthly data.')
  const { code } = await amina.run<OutputOf<'text.close'>>('version', 'freeze', '1')
  await amina.run('endorse', '--version', code, '--decision', 'endorsed', '--mandate-body', 'Board', '--mandate-date', '2026-11-10')
  return amina
}

type Built = Omit<OutputOf<'submission.build'>, 'files'> & { readonly files: readonly string[] }

describe('the command line', { timeout: 240_000 }, () => {
  it('[SUB-5] [PROOF-5] builds an edition, builds it again byte by byte, and checks it; a changed document or page is found out', async () => {
    const amina = await signed()
    const folder = dirname(amina.directory)
    const [first, second] = [join(folder, 'first'), join(folder, 'second')]
    const chosen = ['--positions', '1', '--title', 'Joint submission', '--edition', '1', '--word-limit', '3']
    const built = await amina.run<Built>('submission', 'build', ...chosen, '--out', first)
    expect(built).toMatchObject({ edition: 1, isNew: true, named: { signed: 1 }, words: 8, wordLimit: 3 })
    expect(await amina.run('submission', 'build', '--edition', '1', '--out', second)).toMatchObject({ isNew: false })
    for (const path of built.files) expect(readFileSync(path.replace(first, second))).toEqual(readFileSync(path))
    expect(readdirSync(first).sort()).toEqual(['proof', 'submission-1.docx', 'submission-1.html', 'submission-1.md', 'submission-1.odt'])

    const holds = await amina.run<ReportView>('verify', first)
    expect(holds).toMatchObject({ holds: true, problems: [], signaturesShown: 1, signaturesStated: 0, isFounderShown: true })
    expect((await amina.say('verify', join(first, 'proof'))).output).toContain('Everything holds')

    appendFileSync(join(first, 'submission-1.docx'), 'x')
    writeFileSync(join(first, 'proof/check.html'), '<p>Everything holds</p>')
    const found = await amina.attempt('verify', first)
    const { problems } = JSON.parse(found.output) as ReportView
    expect([found.code, problems.map(({ code }) => code)]).toEqual([7, ['document-changed', 'page-changed']])
    expect((await amina.attempt('verify', join(folder, 'nowhere'))).code).toBe(3)
    const over = await amina.attempt('submission', 'build', '--edition', '1', '--out', first)
    expect([over.code, over.complaint]).toEqual([2, expect.stringContaining('another file')])
  })

  it('[SUB-7] [SUB-8] states how an edition was sent, that it came back, and that a second one was received', async () => {
    const amina = await signed()
    const out = join(dirname(amina.directory), 'first')
    await amina.run('submission', 'build', '--positions', '1', '--title', 'Joint', '--annex', '--no-response-table', '--out', out)
    expect(readFileSync(join(out, 'submission-1.md'), 'utf8')).not.toContain('Table for your response')
    const sent = ['submission', 'sent', '--edition', '1', '--to', 'desk@finance.example', '--on', '2026-11-18']
    const { id } = await amina.run<{ id: string }>(...sent, '--channel', 'e-mail')
    await amina.run('submission', 'receipt', id, '--on', '2026-11-19', '--bounce', '--note', 'mailbox full')
    const again = await amina.run<{ id: string }>(...sent, '--channel', 'portal')
    await amina.run('submission', 'receipt', again.id, '--on', '2026-11-20', '--reference', 'MF-77')
    const { output } = await amina.say('submission', 'list')
    expect(output).toContain('e-mail to desk@finance.example, says Amina; CAME BACK, NOT SENT: 2026-11-19, mailbox full')
    expect(output).toContain('portal to desk@finance.example, says Amina; receipt: 2026-11-20, MF-77')
    expect((await amina.attempt(...sent, '--channel', 'pigeon')).code).toBe(2)
  })
})
