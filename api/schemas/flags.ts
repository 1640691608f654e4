import { z } from 'zod'
import { relations } from '../../pathway/links'
import { flagCodes } from '../../pathway/flags/facts'
import { code, text, uuid } from './common'

const flag = z.enum(flagCodes)
const prompt = code.meta({ description: 'Code of one of the `prompts` of the case.' })

const markUrgent = z.strictObject({ kind: z.literal('mark-urgent'), reason: text() }).meta({
  description: 'Before the first decision: a child may be in danger now. The shorter clock runs from the same receipt.',
})

const linkCase = z
  .strictObject({
    kind: z.literal('link-case'),
    caseId: uuid,
    relation: z.enum(relations).meta({ description: 'What the child of that case is to the child of this one.' }),
    reason: text(),
  })
  .meta({ description: 'Link with the case of another child of this council; that case is linked with this one, too.' })

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

/** What is done of flags, urgency and links. */
export const flagPractice = [linkCase, markUrgent, raiseFlag, lowerFlag, answerPrompt] as const

/** A manager's word that something prompted is not done. */
export const setPromptAside = z
  .strictObject({ kind: z.literal('set-prompt-aside'), prompt, reason: text() })
  .meta({ description: 'Record why what a flag prompts is not done.' })
