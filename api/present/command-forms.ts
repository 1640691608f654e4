import { z } from 'zod'
import type { CommandKind } from '../../pathway/commands'
import { casePathOf, councilPathOf } from '../links'
import { decision } from '../schemas/decisions'
import { consent, practice } from '../schemas/practice'

type Collection = 'decisions' | 'consents' | 'practice'

/** What the body of a command takes beside its `kind`, in one line, and the collection it is sent to. */
export interface Form {
  collection: Collection
  takes: string
}

const forms = new Map<string, Form>([
  ...decision.options.map((option) => form('decisions', option)),
  ...practice.options.map((option) => form('practice', option)),
  form('consents', consent),
])

/** The form of a command, under the command's name, from the schema of its body. */
export function form(collection: Collection, schema: z.ZodObject): [string, Form] {
  const fields = Object.entries(schema.shape).filter(([name]) => name !== 'kind')
  const takes = fields.map(([name, type]) => (type instanceof z.ZodExactOptional ? `${name}?` : name))
  return [kindOf(schema), { collection, takes: takes.join(', ') || 'nothing more' }]
}

function kindOf(schema: z.ZodObject): string {
  const { kind } = schema.shape
  return kind instanceof z.ZodLiteral ? String(kind.value) : ''
}

/** What the body of a command takes beside its `kind`, in one line, and where it is sent. */
export function commandForm(council: string, caseId: string, command: CommandKind): { takes: string; send: string } {
  const found = forms.get(command)
  const holidays = `POST ${councilPathOf(council)}/bank-holidays`
  if (command === 'withdraw-bank-holiday') return { takes: 'reason, practice?', send: `${holidays}/{date}/withdrawal` }
  if (found === undefined) return { takes: 'date, title, reason, practice?', send: holidays }
  return { takes: found.takes, send: `POST ${casePathOf(council, caseId)}/${found.collection}` }
}
