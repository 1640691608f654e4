import type { OpenCase } from '../case'
import { openClocks, stopClocks } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { roadsOf } from '../roads'
import { whyNotClose } from './outcome'
import { refuse, type Refused, type Step, type StepContext } from './step'

type Transfer = Extract<PersonCommand, { kind: 'transfer-case' }>
type HandOver = Extract<PersonCommand, { kind: 'hand-over' }>

/** Another team takes the case on, with another worker where one is named (002-17); the family is told (003-21). */
export const transferCase: Step<OpenCase, Transfer> = {
  label: 'Transfer the case to another team',
  permission: 'case.allocate',
  possible: (state, rules) => state.stage !== 'awaiting-decision' || rules.assessment.allocation === 'on-receipt',
  follows: transfer,
}

/**
 * Another council takes the child on: the case is closed with RC5. Refused while a road is open, while something mandatory is not done,
 * and while an assessment is under way, since a closed case has none that is not finished (census 8867).
 */
export const handOver: Step<OpenCase, HandOver> = {
  label: 'Hand the case over to another council',
  permission: 'case.close',
  forbids: (state) => {
    if (roadsOf(state).length > 0) return 'road-open'
    return state.stage === 'assessment' || state.stage === 'awaiting-authorisation'
      ? 'assessment-unfinished'
      : undefined
  },
  follows: handedOver,
}

function transfer({ state, command }: StepContext<OpenCase, Transfer>): EventBody[] | Refused {
  const { team, workerId, reason } = command
  if (state.team === team) return refuse('same-team')
  if (workerId !== undefined && workerId === state.allocatedTo) return refuse('same-worker')
  if (workerId !== undefined && state.conflicted?.includes(workerId) === true) return refuse('conflict-of-interest')
  return [
    {
      type: 'case-transferred',
      team,
      ...(state.team !== undefined && { previousTeam: state.team }),
      ...(workerId !== undefined && { workerId }),
      ...(workerId !== undefined && state.allocatedTo !== undefined && { previousWorkerId: state.allocatedTo }),
      reason,
    },
  ]
}

/** What a council is called apart from what kind of council it is: `Lancashire County Council` is `lancashire`. */
const ownName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('&', ' and ')
    .split(/[^a-z]+/)
    .filter((word) => word !== '' && !['the', 'of', 'county', 'city', 'borough', 'council'].includes(word))
    .join('-')

function handedOver({ state, command, at, rules }: StepContext<OpenCase, HandOver>): EventBody[] | Refused {
  const { toCouncil, reason } = command
  if ([rules.council, rules.words.council].some((own) => ownName(own) === ownName(toCouncil)))
    return refuse('same-council', 'a council other than this one')
  return (
    whyNotClose(state) ?? [
      { type: 'case-handed-over', toCouncil, reason },
      ...stopClocks(openClocks(state), at),
      { type: 'case-closed', closureReason: 'RC5', reason },
    ]
  )
}
