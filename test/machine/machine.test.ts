import { evolve, stamp, unopened } from '../../pathway'
import { decide } from '../../pathway/decide'
import { refusedStep } from '../../pathway/step-refused'
import type { Case } from '../../pathway/case'
import type { Command } from '../../pathway/commands'
import type { CaseEvent, EventBody } from '../../pathway/events'
import type { Actor } from '../../pathway/roles'
import type { Rules } from '../../pathway/rules'
import { sharedKeys, sharedStack } from '../stack/shared'
import { openBed, readRecord, type Bed } from '../support/bed'
import { rulesOf } from '../support/paper-case'
import { seed } from '../support/seed'
import { liveAtRandom, receiptsOf, type Sent } from './random-life'

const councils = ['bath-and-north-east-somerset', 'lancashire', 'west-northamptonshire', 'blackpool', 'anyshire']
const turns = 25

let bed: Bed
let lives: ReadonlyMap<string, ReturnType<typeof liveAtRandom>>
beforeAll(async () => {
  bed = openBed(await sharedStack(), sharedKeys())
  lives = new Map(councils.map((council) => [council, liveAtRandom(bed, council, seed, turns)]))
  await Promise.allSettled(lives.values())
}, 240_000)
afterAll(() => bed.close())

/** The events of the record, in the groups in which they were decided: those of one message, or one rung of a clock. */
function groupsOf(events: readonly CaseEvent[]): CaseEvent[][] {
  const groups: CaseEvent[][] = []
  for (const event of events) {
    const group = groups.at(-1)
    if (event.messageId !== undefined && group?.[0]?.messageId === event.messageId) group.push(event)
    else groups.push([event])
  }
  return groups
}

/** What the pure core makes of the same message or rung at the same moment. */
function onPaper(state: Case, group: readonly CaseEvent[], sent: Sent, rules: Rules): CaseEvent[] {
  const [first] = group
  if (first === undefined) return []
  const { at, by, messageId } = first
  const told = messageId === undefined ? undefined : sent.get(messageId)
  const command: Command | undefined =
    first.type === 'clock-rung-reached' ? { kind: 'reach-rung', clock: first.clock, rung: first.rung } : told?.command
  if (command === undefined) throw new Error(`Nobody sent what led to event ${String(first.seq)}, ${first.type}`)
  const actor: Actor = told?.actor ?? { id: by, roles: [] }
  const decision = decide(state, { messageId: messageId ?? 'clock', actor, acceptedAt: at, command }, at, rules)
  const bodies: readonly EventBody[] =
    'events' in decision ? decision.events : [refusedStep(command.kind, decision.refusal)]
  return stamp(bodies, { after: state.seq, at, by, ...(messageId === undefined ? {} : { messageId }) })
}

describe(`a life at random (CASEWAY_SEED=${String(seed)})`, () => {
  it.each(councils)(
    'in %s comes to the same events through the real workflow as on paper',
    async (council) => {
      const { caseId, sent } = await lives.get(council)!
      const { events, state } = await readRecord(bed, council, caseId)
      const [opening, ...groups] = groupsOf(events)
      let paper = (opening ?? []).reduce<Case>(evolve, unopened)
      for (const group of groups) {
        const made = onPaper(paper, group, sent, rulesOf(council))
        expect(made).toEqual(group)
        paper = made.reduce<Case>(evolve, paper)
      }
      expect(state).toEqual(paper)
      const workflow = await bed.workflowOf(council, caseId)
      expect(await workflow.query<Case>('state')).toEqual(paper)
      const heard = new Set(events.map(({ messageId }) => messageId))
      const unheard = (await receiptsOf(bed, council, caseId, sent)).filter((one) => !heard.has(one?.messageId))
      expect(unheard.filter((one) => one?.outcome?.code !== 'case-closed')).toEqual([])
    },
    240_000,
  )
})
