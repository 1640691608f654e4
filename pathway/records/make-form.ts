import type { RecordForm } from './form'

const beforeTheEnd = ['awaiting-assessment', 'assessment', 'awaiting-authorisation'] as const

/** Made by anybody who works with the family, in every open stage. */
export const form = (code: string, label: string, source: string, ...fields: RecordForm['fields']): RecordForm => ({
  code,
  label,
  source,
  permission: 'case.work',
  fields,
})

/** Made while the assessment is being prepared, carried out or signed off. */
export const ofAssessment = (...args: Parameters<typeof form>): RecordForm => ({
  ...form(...args),
  where: beforeTheEnd,
})

/** Made by a manager alone. */
export const byManager = (...args: Parameters<typeof form>): RecordForm => ({
  ...form(...args),
  permission: 'manager-record.make',
})
