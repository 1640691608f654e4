import { londonDate } from '../calendar/london'
import type { OpenCase } from '../case'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { may, rolesWith } from '../permissions'
import { refuse, type Refused, type Step, type StepContext } from '../stages/step'
import { answerFaults, namesOnlyPeopleOf } from './check'
import { catalogue, formOf } from './catalogue'

type MakeRecord = Extract<PersonCommand, { kind: 'make-record' }>

/** A record of the catalogue is made: by the roles it is for, with every question answered that needs an answer. */
export const makeRecord: Step<OpenCase, MakeRecord> = {
  label: 'Make a record',
  permission: 'case.work',
  follows: recorded,
}

function recorded(context: StepContext<OpenCase, MakeRecord>): EventBody[] | Refused {
  const { state, command, actor, at, rules } = context
  const { record, fields } = command
  const form = formOf(record)
  if (form === undefined) return refuse('unknown-record', catalogue.map(({ code }) => code).join(', '))
  if (!may(actor, form.permission, rules))
    return refuse('record-not-yours', rolesWith(form.permission, rules).join(', '))
  if (form.where !== undefined && !form.where.includes(state.stage))
    return refuse('record-not-here', `while the case is in ${form.where.join(', ')}`)
  const faults = answerFaults(form, fields)
  if (faults.length > 0)
    return refuse('record-faulty', faults.map(({ field, fault }) => `${field} ${fault}`).join(', '))
  if (!namesOnlyPeopleOf(state, form, fields)) return refuse('unknown-person')
  const today = londonDate(at)
  const referredOn = londonDate(state.receivedAt)
  const on = command.on ?? today
  if (on < referredOn || on > today) return refuse('date-out-of-order', `${referredOn} to ${today}`)
  return [{ type: 'record-made', record, on, fields }]
}
