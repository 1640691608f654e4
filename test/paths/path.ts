import { z } from 'zod'
import { referralSeen } from '../../cli/demo/answers'
import { silentNarrator, type Narrator } from '../../cli/demo/narrator'
import { Teller } from '../../cli/demo/teller'
import type { Bed } from '../support/bed'

/** One way a case or a matter can go, played in practice. Its name is that of its recorded histories. */
export interface CasePath {
  readonly name: string
  readonly council: string
  play(teller: Teller, bed: Bed): Promise<void>
}

const created = 201
const matterSeen = z.looseObject({ id: z.string() })

/** The cases of a referral, or the matter. */
const idsIn = (body: unknown): string[] => {
  const matter = matterSeen.safeParse(body)
  return matter.success ? [matter.data.id] : referralSeen.parse(body).cases.map(({ caseId }) => caseId)
}

/** Plays a path on a running Caseway. Resolves with the ids of the cases and matters that it opened, in order. */
export async function playPath(path: CasePath, bed: Bed): Promise<string[]> {
  const opened: string[] = []
  const listening: Narrator = {
    ...silentNarrator,
    answer: ({ status, body }) => {
      if (status === created) opened.push(...idsIn(body))
    },
  }
  await path.play(new Teller(bed.run, path.council, listening), bed)
  return opened
}
