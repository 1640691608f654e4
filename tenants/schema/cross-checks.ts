import type { z } from 'zod'
import { readLength } from '../lengths'
import { assessmentBlock } from './assessment'

type Assessment = z.infer<typeof assessmentBlock>
type Path = readonly PropertyKey[]
type Complain = (path: (string | number)[], message: string) => void

/** A check between values. It runs only where the values it reads are each allowed by themselves. */
interface CrossCheck {
  reads: readonly Path[]
  run: (assessment: Assessment, complain: Complain) => void
}

const decisionCheckpoint: CrossCheck = {
  reads: [['length'], ['checkpoints']],
  run: ({ length, checkpoints }, complain) => {
    if (length.kind !== 'brief-then-further') return
    const names = checkpoints.map(({ name }) => name)
    if (names.includes(length.decisionCheckpoint)) return
    complain(['length', 'decisionCheckpoint'], `one of the checkpoints: ${names.join(', ') || 'there are none'}`)
  },
}

const force: CrossCheck = {
  reads: [
    ['length', 'kind'],
    ['limit', 'force'],
  ],
  run: ({ length, limit }, complain) => {
    if ((length.kind === 'set-by-manager') === (limit.force === 'range')) return
    complain(
      ['limit', 'force'],
      '"range" where the kind of length is set-by-manager, "limit" or "usual" where it is not',
    )
  },
}

/** Until a manager sets the length, the limit runs: the longest of the range. */
const longestOfRange: CrossCheck = {
  reads: [['length'], ['limit', 'length']],
  run: ({ length, limit }, complain) => {
    if (length.kind !== 'set-by-manager') return
    const budget = readLength(limit.length)
    if (budget?.kind === length.unit && budget.days === length.maxDays) return
    complain(['limit', 'length'], 'the longest of the range: maxDays, in the unit of the range')
  },
}

const otherClocks = [
  'decision',
  'decision-urgent',
  'assessment',
  'assessment-brief',
  'assessment-further',
  'child-in-need-planning',
  'child-in-need-review',
  'contribution',
  'police-protection',
  'emergency-protection-order',
  'child-assessment-order',
  'reassessment',
  'assessment-update',
  'private-fostering-visit',
  'private-fostering-visit-later',
  'strategy-discussion',
  'conference',
  'conference-reports',
  'core-group',
  'later-core-group',
  'first-review',
  'later-review',
  'review-reports',
]

const checkpointNames: CrossCheck = {
  reads: [['checkpoints']],
  run: ({ checkpoints }, complain) => {
    const complainOf = (name: string, index: number) =>
      complain(['checkpoints', index, 'name'], `not the name of another clock: ${otherClocks.join(', ')}`)
    checkpoints.forEach(({ name }, index) => otherClocks.includes(name) && complainOf(name, index))
  },
}

const begins = (path: Path, start: Path) => start.every((key, index) => path[index] === key)

const all = [decisionCheckpoint, force, longestOfRange, checkpointNames]

function crossCheck(assessment: Assessment, context: z.RefinementCtx): void {
  const faulty: readonly Path[] = context.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? [] : [issue.path ?? []],
  )
  const readable = (path: Path) => !faulty.some((at) => begins(at, path) || begins(path, at))
  const complain: Complain = (path, message) => context.addIssue({ code: 'custom', path, message })
  for (const { reads, run } of all) if (reads.every(readable)) run(assessment, complain)
}

/** The values of an assessment, allowed together. The cross checks see for themselves which values they can go by. */
export const assessment = assessmentBlock.superRefine(crossCheck, { when: () => true })
