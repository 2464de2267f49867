/** Documents to export, for tests. */
import type { ExportDocument, ExportPosition } from '../../shared/document/export-document.ts'
import type { DocumentNode } from '../../shared/document/read-body.ts'

const LABELS = {
  ask: 'What we ask',
  commitment: 'Commitment',
  leadAgency: 'Lead agency',
  stance: 'Our view',
  contents: 'Positions',
  notes: 'Notes',
  backToText: 'Back to the text',
  page: 'Page',
  of: 'of',
}

/** A position about budgets with this text. */
export function positionWith(content: readonly DocumentNode[], changed: Partial<ExportPosition> = {}): ExportPosition {
  return {
    number: 4,
    title: 'Publish budget data',
    ask: 'Publish monthly.',
    stance: 'Support',
    commitment: { rowId: 'KE0031', title: 'Open budgets', leadAgencies: 'National Treasury' },
    body: { content, isComplete: true },
    ...changed,
  }
}

/** A document of that position alone, or of the positions named. */
export function exportOf(content: readonly DocumentNode[], changed: Partial<ExportDocument> = {}): ExportDocument {
  return {
    language: 'en',
    direction: 'ltr',
    title: 'Publish budget data',
    coalition: 'Open Coalition',
    date: '2026-11-18',
    labels: LABELS,
    positions: [positionWith(content)],
    ...changed,
  }
}
