import type { CasePath } from './path'
import { openedAt } from './steps'
import { tellUnder } from './under-rules'

/** The council's rules change while a case is open: what is accepted afterwards is decided under the new ones. */
export const newRules: CasePath = {
  name: 'new-rules',
  council: 'west-northamptonshire',
  async play(teller, bed) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    await tellUnder(bed, robin, {
      council: teller.council,
      version: 'f'.repeat(64),
      change: (rules) => rules,
      kind: 'practice',
      command: { kind: 'allocate', workerId: 'social-worker-1' },
      role: 'team-manager',
    })
  },
}
