import { findCase } from '../../../db/cases'
import type { CouncilTx } from '../../../db/pool'
import type { AccessCommand } from '../../../pathway/matters/access/facts'
import { fault, type Fault } from '../../faults'
import { isInSight } from '../../guard'
import { Problem } from '../../problems'
import { readCase } from '../../sealed-case'
import type { Around } from '../matter-api'

type Proposal = Extract<AccessCommand, { kind: 'propose-disclosure' }>

/**
 * What a proposal discloses and withholds must be here: cases of this council, live or for practice as the request is, no further than their
 * record goes, and in them the people and entries that are named; a mistyped one would be disclosed.
 * @throws Problem `invalid-request`, the same for what does not exist and for what is another council's
 */
export async function checkCommand(tx: CouncilTx, command: AccessCommand, around: Around): Promise<void> {
  if (command.kind !== 'propose-disclosure') return
  const errors: Fault[] = []
  for (const [index, { caseId, upTo }] of command.cases.entries()) {
    const row = await findCase(tx, caseId)
    const isHere = row?.kind === 'referral' && row.practice === around.practice
    if (!isHere || !(await isInSight(tx, caseId, around.caller)))
      errors.push(fault('body', ['cases', index, 'caseId'], 'unknown-case'))
    else if (upTo > row.seq) errors.push(fault('body', ['cases', index, 'upTo'], 'too-large', [atMost(row.seq)]))
    else errors.push(...entryFaults(command, caseId, upTo), ...(await peopleFaults(tx, command, caseId, around)))
  }
  if (errors.length > 0) throw new Problem('invalid-request', { errors })
}

const atMost = (seq: number): string => `at most ${String(seq)}`

function entryFaults(command: Proposal, caseId: string, upTo: number): Fault[] {
  const lists = { entries: command.entries, entriesShown: command.entriesShown ?? [] }
  return Object.entries(lists).flatMap(([list, entries]) =>
    entries.flatMap((one, index) =>
      one.caseId === caseId && (one.seq > upTo || one.seq < 1)
        ? [fault('body', [list, index, 'seq'], 'unknown-entry', [atMost(upTo)])]
        : [],
    ),
  )
}

async function peopleFaults(
  tx: CouncilTx,
  { people }: Proposal,
  caseId: string,
  { keyring, now }: Around,
): Promise<Fault[]> {
  if (!people.some((one) => one.caseId === caseId)) return []
  const { state } = await readCase(tx, keyring, caseId, now)
  const isHere = (personId: string) => state.people.some(({ id }) => id === personId)
  return people.flatMap((one, index) =>
    one.caseId === caseId && !isHere(one.personId)
      ? [fault('body', ['people', index, 'personId'], 'unknown-person')]
      : [],
  )
}
