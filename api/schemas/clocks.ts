import { z } from 'zod'
import { moment, staffId, text } from './common'

const reason = text().meta({ description: 'Plain words for the record; the family may read them.' })
const requestedBy = staffId
  .meta({ description: 'Who asked for it. Not who sends this: nobody approves what they asked for.' })
  .exactOptional()

/** A clock by its name in the case, such as `assessment` or `contribution:gp`. */
export const clockName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_:-]{0,99}$/, 'up to 100 letters, digits, _ : and -, with a letter or digit first')
  .meta({ description: 'Name of a clock of the case.', examples: ['checkpoint-10'] })

const pauseClock = z
  .strictObject({
    kind: z.literal('pause-clock'),
    clock: clockName,
    from: moment.meta({ description: 'When it was paused; now, where it is not given.' }).exactOptional(),
    reason,
    requestedBy,
  })
  .meta({ description: 'Pause a clock that may be paused, before it is due. Nothing of it is reached meanwhile.' })

const resumeClock = z
  .strictObject({ kind: z.literal('resume-clock'), clock: clockName, reason })
  .meta({ description: 'Let a paused clock go on; its due date moves by the time paused.' })

const extendClock = z
  .strictObject({
    kind: z.literal('extend-clock'),
    clock: clockName,
    by: z.int().min(1).max(1000).meta({
      description: "In the clock's own unit: hours, working days or days; days for months and fixed dates.",
    }),
    reason,
    requestedBy,
  })
  .meta({ description: 'Extend the time of a clock that may be extended.' })

const withdrawClockChange = z
  .strictObject({
    kind: z.literal('withdraw-clock-change'),
    clock: clockName,
    entry: z.int().min(1).max(10_000).meta({ description: "Number of the pause or extension in the clock's ledger." }),
    reason,
  })
  .meta({ description: 'Take back a pause or an extension: the clock is due as if it had never been.' })

const correctReceipt = z
  .strictObject({ kind: z.literal('correct-receipt'), receivedAt: moment, reason })
  .meta({ description: 'Correct when the referral was received; every clock that counts from it moves.' })

const adoptCurrentRules = z
  .strictObject({
    kind: z.literal('adopt-current-rules'),
    clocks: z
      .array(clockName)
      .min(1)
      .max(50)
      .meta({ description: 'Names of open clocks; all of them, where it is not given.' })
      .exactOptional(),
    reason,
  })
  .meta({ description: 'Move clocks to the rules of the council that stand now; changed rules move new clocks only.' })

/** What managers decide about clocks. */
export const clockDecisions = [
  pauseClock,
  resumeClock,
  extendClock,
  withdrawClockChange,
  correctReceipt,
  adoptCurrentRules,
] as const
