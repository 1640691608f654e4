import { z } from 'zod'
import { flagCodes } from '../../pathway/flags/facts'
import { code, text, uuid } from './common'

const flag = z.enum(flagCodes)
const prompt = code.meta({ description: 'Code of one of the `prompts` of the case.' })

const markUrgent = z.strictObject({ kind: z.literal('mark-urgent'), reason: text() }).meta({
  description: 'Before the first decision: a child may be in danger now. The shorter clock runs from the same receipt.',
})

const raiseFlag = z
  .strictObject({
    kind: z.literal('raise-flag'),
    flag,
    personId: uuid.meta({ description: 'Whom it is about, where that is not the child.' }).exactOptional(),
    reason: text(),
  })
  .meta({ description: 'Flag what asks for particular care; what it prompts is shown with the case.' })

const lowerFlag = z
  .strictObject({ kind: z.literal('lower-flag'), flag, reason: text() })
  .meta({ description: 'Lower a flag; what it makes mandatory must be answered first.' })

const answerPrompt = z
  .strictObject({ kind: z.literal('answer-prompt'), prompt, reason: text() })
  .meta({ description: 'Record that what a flag prompts has been done: what, when, by whom.' })

/** What is done of flags and urgency. */
export const flagPractice = [markUrgent, raiseFlag, lowerFlag, answerPrompt] as const

/** A manager's word that something prompted is not done. */
export const setPromptAside = z
  .strictObject({ kind: z.literal('set-prompt-aside'), prompt, reason: text() })
  .meta({ description: 'Record why what a flag prompts is not done.' })
