import { findCase } from '../../../db/cases'
import type { CouncilTx } from '../../../db/pool'
import { couldBe, readersIn, type Asking } from '../../../pathway/matters/access/export/named'
import type { HeldCase } from '../../../pathway/matters/access/export/facts'
import type { AccessCommand } from '../../../pathway/matters/access/facts'
import { fault, type Fault } from '../../faults'
import { isInSight } from '../../guard'
import { Problem } from '../../problems'
import type { Around } from '../matter-api'
import { askingOf } from './asker'
import { heldCases } from './held-cases'

type Proposal = Extract<AccessCommand, { kind: 'propose-disclosure' }>

/** A case that is proposed, as it is held; nothing is held of one that is not here. */
interface Proposed {
  caseId: string
  upTo: number
  lastSeq?: number
  held?: HeldCase
}

/**
 * What a proposal discloses and withholds must be here: cases of this council, live or for practice as the request is, each once, no further
 * than their record goes, and in them the people and entries that are named; a mistyped one would be disclosed. An entry is withheld or
 * shown, and who asks is nobody else.
 * @throws Problem `invalid-request`, with every fault, the same for what does not exist and for what is another council's
 */
export async function checkCommand(tx: CouncilTx, command: AccessCommand, around: Around): Promise<void> {
  if (command.kind !== 'propose-disclosure') return
  const proposed: Proposed[] = []
  for (const one of command.cases) proposed.push(await proposedCase(tx, one, around))
  const errors = [
    ...caseFaults(proposed),
    ...outsideFaults(command),
    ...entryFaults(command, proposed),
    ...peopleFaults(command, proposed),
    ...askerFaults(command, proposed, await askingOf(tx, around.keyring, { requestId: around.matterId })),
  ]
  if (errors.length > 0) throw new Problem('invalid-request', { errors })
}

async function proposedCase(tx: CouncilTx, one: Proposal['cases'][number], around: Around): Promise<Proposed> {
  const row = await findCase(tx, one.caseId)
  const isHere = row?.kind === 'referral' && row.practice === around.practice
  if (!isHere || !(await isInSight(tx, one.caseId, around.caller))) return one
  const [held] = await heldCases(tx, around.keyring, [one])
  return { ...one, lastSeq: row.seq, ...(held !== undefined && { held }) }
}

const caseFaults = (proposed: readonly Proposed[]): Fault[] =>
  proposed.flatMap(({ caseId, upTo, lastSeq }, index) => {
    const at = (name: string) => ['cases', index, name] as const
    const isAgain = proposed.findIndex((one) => one.caseId === caseId) < index
    const twice = isAgain ? [fault('body', at('caseId'), 'contradiction', ['each case once'])] : []
    if (lastSeq === undefined) return [fault('body', at('caseId'), 'unknown-case'), ...twice]
    return upTo > lastSeq ? [fault('body', at('upTo'), 'too-large', [atMost(lastSeq)]), ...twice] : twice
  })

const atMost = (seq: number): string => `at most ${String(seq)}`

/** What is named of a case that is not proposed. */
function outsideFaults({
  cases,
  people,
  entries,
  entriesShown = [],
  asker = [],
  contactsShown = [],
  referrerShownIn = [],
}: Proposal): Fault[] {
  const isOutside = (caseId: string) => !cases.some((one) => one.caseId === caseId)
  const outside = (path: readonly (string | number)[]) =>
    fault('body', path, 'unknown-case', ['a case that is proposed'])
  const lists = Object.entries({ people, entries, entriesShown, asker, contactsShown })
  return [
    ...lists.flatMap(([list, all]) =>
      all.flatMap(({ caseId }, index) => (isOutside(caseId) ? [outside([list, index, 'caseId'])] : [])),
    ),
    ...referrerShownIn.flatMap((caseId, index) => (isOutside(caseId) ? [outside(['referrerShownIn', index])] : [])),
  ]
}

function entryFaults({ entries, entriesShown = [] }: Proposal, proposed: readonly Proposed[]): Fault[] {
  const upToOf = (caseId: string) => proposed.find((one) => one.caseId === caseId && one.lastSeq !== undefined)?.upTo
  const unknown = Object.entries({ entries, entriesShown }).flatMap(([list, all]) =>
    all.flatMap(({ caseId, seq }, index) => {
      const upTo = upToOf(caseId)
      const isThere = upTo === undefined || (seq >= 1 && seq <= upTo)
      return isThere ? [] : [fault('body', [list, index, 'seq'], 'unknown-entry', [atMost(upTo)])]
    }),
  )
  const isWithheld = (one: { caseId: string; seq: number }) =>
    entries.some(({ caseId, seq }) => caseId === one.caseId && seq === one.seq)
  const both = entriesShown.flatMap((one, index) =>
    isWithheld(one) ? [fault('body', ['entriesShown', index, 'seq'], 'contradiction', ['withheld or shown'])] : [],
  )
  return [...unknown, ...both]
}

function peopleFaults({ people, asker = [], contactsShown = [] }: Proposal, proposed: readonly Proposed[]): Fault[] {
  return Object.entries({ people, asker, contactsShown }).flatMap(([list, all]) =>
    all.flatMap(({ caseId, personId }, index) => {
      const held = proposed.find((one) => one.caseId === caseId)?.held
      const isHere = held === undefined || held.people.some(({ id }) => id === personId)
      return isHere ? [] : [fault('body', [list, index, 'personId'], 'unknown-person')]
    }),
  )
}

/** Who is said to be who asks and could not be. */
const strangers = (asker: NonNullable<Proposal['asker']>, proposed: readonly Proposed[], { asking }: Asking): Fault[] =>
  asker.flatMap(({ caseId, personId }, index) => {
    const held = proposed.find((one) => one.caseId === caseId)?.held
    const person = held?.people.find(({ id }) => id === personId)
    const isOne = person === undefined || couldBe(person, asking)
    return isOne ? [] : [fault('body', ['asker', index, 'personId'], 'contradiction', [ofTheSame])]
  })

const ofTheSame = 'somebody of the name or the date of birth of who asks'

/** Who asks is one of a case, and is not withheld from themselves as another person. */
function askerFaults({ people, asker = [] }: Proposal, proposed: readonly Proposed[], asking: Asking): Fault[] {
  const twice = asker.flatMap(({ caseId }, index) =>
    asker.findIndex((one) => one.caseId === caseId) < index
      ? [fault('body', ['asker', index, 'caseId'], 'contradiction', ['one person of each case'])]
      : [],
  )
  const askers = new Set(
    proposed.flatMap(({ caseId, held }) => {
      const askerId = held === undefined ? undefined : readersIn(held, { ...asking, asker }).askerId
      return askerId === undefined ? [] : [`${caseId} ${askerId}`]
    }),
  )
  const others = people.flatMap(({ caseId, personId, ground }, index) =>
    ground === 'other-person' && askers.has(`${caseId} ${personId}`)
      ? [fault('body', ['people', index, 'ground'], 'contradiction', ['who asks is no other person'])]
      : [],
  )
  return [...twice, ...strangers(asker, proposed, asking), ...others]
}
