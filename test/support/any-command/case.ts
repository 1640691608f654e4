import fc from 'fast-check'
import type { PersonCommand } from '../../../pathway/commands'
import { criteriaAnswers } from '../../../api/examples/referral'
import { relations } from '../../../pathway/links'
import { flagCodes } from '../../../pathway/flags/facts'
import { restrictionReasons } from '../../../pathway/restriction/facts'
import { closureReasons } from '../../../pathway/rules'
import { secondKinds } from '../../../pathway/two-stage/facts'
import { is, words, worker } from './words'

const flag = fc.constantFrom(...flagCodes)
const prompt = fc.constantFrom('police-told', 'national-referral-mechanism', 'harm-considered', 'nonsense')

/** What is done with the case itself, sensible or not. */
export const caseCommands = (outcomes: readonly string[]): fc.MaybeWeightedArbitrary<PersonCommand>[] => [
  {
    weight: 3,
    arbitrary: fc.record({
      kind: is('decide-referral'),
      outcome: fc.constantFrom('assessment', ...outcomes),
      reason: words,
      criteria: fc.constantFrom(criteriaAnswers, criteriaAnswers, criteriaAnswers.slice(1)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: is('allocate'), workerId: worker }) },
  fc.record({
    kind: is('transfer-case'),
    team: fc.constantFrom('safeguarding', 'court'),
    workerId: worker,
    reason: words,
  }),
  fc.record({ kind: is('hand-over'), toCouncil: words, reason: words }),
  fc.record({ kind: is('close-case'), closureReason: fc.constantFrom(...closureReasons), reason: words }),
  fc.record({ kind: fc.constantFrom(...secondKinds), approvalId: fc.constant('nonsense'), reason: words }),
  fc.record({ kind: is('reopen-case'), reason: words }),
  fc.record({
    kind: is('correct-expected-date'),
    expectedOn: fc.constantFrom('2026-09-14', '2026-11-02', '2025-01-06'),
    reason: words,
  }),
  fc.record({ kind: is('record-birth'), bornOn: fc.constantFrom('2026-06-01', '2026-05-20', '2031-01-06') }),
  fc.record({ kind: is('mark-urgent'), reason: words }),
  fc.record({ kind: is('link-case'), caseId: worker, relation: fc.constantFrom(...relations), reason: words }),
  fc.record({ kind: is('raise-flag'), flag, reason: words }),
  fc.record({ kind: is('lower-flag'), flag, reason: words }),
  fc.record({ kind: is('answer-prompt'), prompt, reason: words }),
  fc.record({ kind: is('set-prompt-aside'), prompt, reason: words }),
  fc.record({
    kind: is('restrict-record'),
    because: fc.constantFrom(...restrictionReasons),
    admit: fc.array(worker, { maxLength: 2 }),
    reason: words,
  }),
  fc.record({ kind: is('lift-restriction'), reason: words }),
  fc.record({ kind: is('admit-to-record'), staffId: worker, reason: words }),
  fc.record({ kind: is('remove-from-record'), staffId: worker, reason: words }),
  fc.record({ kind: is('declare-own-conflict'), reason: words }),
  fc.record({ kind: is('declare-conflict'), staffId: worker, reason: words }),
  fc.record({ kind: is('end-conflict'), staffId: worker, reason: words }),
]
