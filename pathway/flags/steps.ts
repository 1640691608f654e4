import type { OpenCase } from '../case'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { refuse, type Refused, type StepContext, type Steps } from '../stages/step'
import { catalogue } from './catalogue'
import { flagsOf, promptsOf, promptsToAnswer } from './prompts'

type Of<K> = Extract<PersonCommand, { kind: K }>

const asks = (state: OpenCase): boolean => promptsOf(state).some(({ status }) => status !== 'done')

/** Flags and what they prompt, at every open moment of a case (003-02, 004-05, 004-13, 004-36). */
export const flagSteps: Steps<OpenCase> = {
  'raise-flag': {
    label: 'Flag what asks for particular care',
    permission: 'case.work',
    follows: raise,
  },
  'lower-flag': {
    label: 'Lower a flag that does not apply any more',
    permission: 'case.work',
    possible: (state) => flagsOf(state).length > 0,
    follows: lower,
  },
  'answer-prompt': {
    label: 'Record that what a flag prompts has been done',
    permission: 'case.work',
    possible: asks,
    follows: ({ state, command }) =>
      unknownPrompt(state, command.prompt) ?? [
        { type: 'prompt-answered', prompt: command.prompt, reason: command.reason },
      ],
  },
  'set-prompt-aside': {
    label: 'Record why what a flag prompts is not done',
    permission: 'omission.explain',
    possible: asks,
    follows: ({ state, command }) =>
      unknownPrompt(state, command.prompt) ?? [
        { type: 'prompt-set-aside', prompt: command.prompt, reason: command.reason },
      ],
  },
}

function raise({ state, command }: StepContext<OpenCase, Of<'raise-flag'>>): EventBody[] | Refused {
  const { flag, personId, reason } = command
  if (flagsOf(state).some((one) => one.flag === flag)) return refuse('flag-already-raised')
  if (flag === 'unborn' && state.expectedOn === undefined) return refuse('no-child-expected')
  if (personId !== undefined && !state.people.some(({ id }) => id === personId)) return refuse('unknown-person')
  return [{ type: 'flag-raised', flag, ...(personId === undefined ? {} : { personId }), reason }]
}

/** A flag is no way round what it makes mandatory: that is answered first, or set aside by a manager. */
function lower({ state, command }: StepContext<OpenCase, Of<'lower-flag'>>): EventBody[] | Refused {
  const up = flagsOf(state).map(({ flag }) => flag)
  if (!up.includes(command.flag)) return refuse('flag-not-raised', up.join(', '))
  const prompts = catalogue[command.flag].prompts.map(({ code }) => code)
  const open = promptsToAnswer(state).filter((code) => prompts.includes(code))
  if (open.length > 0) return refuse('prompt-unanswered', open.join(', '))
  return [{ type: 'flag-lowered', flag: command.flag, reason: command.reason }]
}

function unknownPrompt(state: OpenCase, prompt: string): Refused | undefined {
  const open = promptsOf(state).filter(({ status }) => status !== 'done')
  return open.some(({ code }) => code === prompt)
    ? undefined
    : refuse('unknown-prompt', open.map(({ code }) => code).join(', '))
}
