import { referralSeen } from '../../cli/demo/answers'
import { silentNarrator, type Narrator } from '../../cli/demo/narrator'
import { Teller } from '../../cli/demo/teller'
import type { Bed } from '../support/bed'

/** One way a case can go, played with practice cases. Its name is that of its recorded histories. */
export interface CasePath {
  readonly name: string
  readonly council: string
  play(teller: Teller, bed: Bed): Promise<void>
}

const created = 201

/** Plays a path on a running Caseway. Resolves with the ids of the cases that it opened. */
export async function playPath(path: CasePath, bed: Bed): Promise<string[]> {
  const opened: string[] = []
  const listening: Narrator = {
    ...silentNarrator,
    answer: ({ status, body }) => {
      if (status === created) opened.push(...referralSeen.parse(body).cases.map(({ caseId }) => caseId))
    },
  }
  await path.play(new Teller(bed.run, path.council, listening), bed)
  return opened
}
