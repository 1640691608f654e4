import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { acceptSealed } from '../../api/messages/accept-sealed'
import { caseTime } from '../../api/sealed-case'
import { referOne, type PracticeCase } from '../../cli/demo/practice-case'
import { usual } from '../../cli/demo/story'
import { silentNarrator } from '../../cli/demo/narrator'
import { Teller } from '../../cli/demo/teller'
import { localPerson } from '../../cli/serve/identity'
import { caseKeysIn } from '../../db/case-keys'
import { findCase } from '../../db/cases'
import { findReceipt } from '../../db/inbox'
import { withCouncil } from '../../db/pool'
import { createDeliverer } from '../../inbox/deliver'
import { isOpened, legalSteps } from '../../pathway'
import type { Case } from '../../pathway/case'
import type { PersonCommand } from '../../pathway/commands'
import { samples } from '../../pathway/picture/samples'
import { roles, type Actor } from '../../pathway/roles'
import type { Rules } from '../../pathway/rules'
import { anyActor, anyCommand } from '../support/any-command'
import { readRecord, type Bed } from '../support/bed'
import { rulesOf } from '../support/paper-case'
import { until } from '../support/until'

/** What a case was told, by the id of the message. */
export type Sent = ReadonlyMap<string, { command: PersonCommand; actor: Actor }>

const advancer = 'duty-worker'
const everything: Actor = { id: 'everything', roles: roles.filter((role) => role !== 'viewer') }

interface Doing {
  command: PersonCommand
  actor: Actor
}

/**
 * Leads one practice case of a council through a life at random: steps that are possible and steps that are not, some at once, with time
 * passing between. They go in by the inbox, as what the API accepts does. Resolves with the case and all it was told, when it has
 * heard everything.
 */
export async function liveAtRandom(
  bed: Bed,
  council: string,
  seed: number,
  turns: number,
): Promise<{ caseId: string; sent: Sent }> {
  const rules = rulesOf(council)
  const robin = await refer(new Teller(bed.run, council, silentNarrator))
  const sent = new Map<string, Doing>()
  const draw = drawer(seed, rules)
  for (let turn = 0; turn < turns; turn++) {
    const state = await stateOf(bed, council, robin.id)
    const doings = Array.from({ length: draw.number(4) === 0 ? 3 : 1 }, () => draw.doing(state))
    for (const doing of doings) sent.set(await accept(bed, rules, robin, doing), doing)
    await createDeliverer(bed)(council, robin.id, 'wait')
    await heardAll(bed, council, robin.id, sent)
    if (draw.number(3) === 0) await robin.advance({ hours: 1 + draw.number(400) })
  }
  return { caseId: robin.id, sent }
}

const refer = (teller: Teller): Promise<PracticeCase> =>
  referOne(teller, advancer, {
    ...usual,
    startAt: '2026-06-01T10:00',
    source: '3B',
    concern: 'Help with sleep is asked for.',
    children: [{ forenames: 'Robin', surname: 'Example', dateOfBirth: '2019-02-11' }],
    people: [
      { kind: 'mother', name: 'Sandy Example', parentalResponsibility: true },
      { kind: 'father', name: 'Chris Example', parentalResponsibility: true },
    ],
  })

async function stateOf(bed: Bed, council: string, caseId: string): Promise<Case> {
  const { state } = await readRecord(bed, council, caseId)
  return state as Case
}

/** Draws what is done next from a seed: mostly a step that somebody may take, now and then anything. */
function drawer(seed: number, { assessment, ...rules }: Rules) {
  const all = { ...rules, assessment }
  const numbers = fc.sample(fc.nat(1_000_000), { seed, numRuns: 5_000 })
  const anything = fc.sample(
    fc.record({
      command: anyCommand(
        assessment.outcomes.map(({ code }) => code),
        all,
      ),
      actor: anyActor,
    }),
    { seed, numRuns: 500 },
  )
  const number = (below: number): number => (numbers.pop() ?? 0) % below
  const possible = (state: Case): Doing | undefined => {
    const steps = isOpened(state) ? legalSteps(state, everything, all) : []
    const step = steps[number(Math.max(steps.length, 1))]
    const ways: readonly { command: PersonCommand }[] = step === undefined ? [] : samples[step.command](all)
    const way = ways[number(Math.max(ways.length, 1))]
    return way === undefined ? undefined : { command: way.command, actor: everything }
  }
  const doing = (state: Case): Doing => {
    const wild = anything.pop()
    if (wild === undefined) throw new Error('Nothing is left to draw')
    return number(3) === 0 ? wild : (possible(state) ?? wild)
  }
  return { number, doing }
}

/** Takes a step in as the API does, with the people of the case in place of those of the samples. */
function accept({ db, keyring }: Bed, rules: Rules, robin: PracticeCase, doing: Doing): Promise<string> {
  const messageId = randomUUID()
  return withCouncil(db, rules.council, async (tx) => {
    const row = await findCase(tx, robin.id)
    if (row === null) throw new Error('The case is gone')
    const acceptedAt = await caseTime(tx, row, new Date().toISOString())
    const key = await caseKeysIn(tx, keyring).load(robin.id)
    const command = admitting(localPerson(rules.council, advancer), withPeopleOf(robin, doing.command))
    doing.command = command
    const posted = { messageId, caseId: robin.id, kind: 'practice', command, acceptedAt, actor: doing.actor } as const
    await acceptSealed(tx, keyring, key, { ...posted, rulesVersion: rules.version })
    return messageId
  })
}

function withPeopleOf(robin: PracticeCase, command: PersonCommand): PersonCommand {
  const ids: Readonly<Record<string, string>> = {
    child: robin.childId,
    mother: robin.person('mother'),
    father: robin.person('father'),
    referrer: robin.person('referrer'),
  }
  const swap = (name: string, value: unknown): unknown =>
    /person|from$/i.test(name) && typeof value === 'string' ? (ids[value] ?? value) : value
  return JSON.parse(JSON.stringify(command, swap)) as PersonCommand
}

/** Whoever restricts the record leaves it open to who moves its time: what is closed to them is not there for them. */
const admitting = (staffId: string, command: PersonCommand): PersonCommand =>
  command.kind === 'restrict-record' ? { ...command, admit: [...command.admit, staffId] } : command

/** What became of each message so far; one that reached a closed case led to no event. */
export const receiptsOf = ({ db }: Bed, council: string, caseId: string, sent: Sent) =>
  withCouncil(db, council, async (tx) => {
    const receipts = []
    for (const messageId of sent.keys()) receipts.push(await findReceipt(tx, caseId, messageId))
    return receipts
  })

async function heardAll(bed: Bed, council: string, caseId: string, sent: Sent): Promise<void> {
  await until('the case to have heard everything', async () =>
    (await receiptsOf(bed, council, caseId, sent)).every((receipt) => typeof receipt?.settledAt === 'string'),
  )
}
