import { sayCount, sayList } from '../calendar/words'
import type { Stage } from '../case'
import type { ClockRule, RungRule } from '../clocks/clock'
import { originWords } from '../clocks/origins'
import { sayBudget } from '../clocks/due'
import { roleWords, roles, type Role } from '../roles'
import type { ClockPicture, Picture, StepAnywhere, StepPicture, Way } from './picture'

/** The picture as plain text: each stage with the steps it accepts, who may take them and what follows; then the clocks. */
export function pictureInWords(picture: Picture): string {
  const stages = picture.stages
    .filter(({ steps }) => steps.length > 0)
    .map(({ stage, steps }) => [sayStage(stage), ...steps.flatMap(stepLines)].join('\n'))
  return [
    ...stages,
    ['any open stage', ...picture.anyOpenStage.flatMap(anywhereLines)].join('\n'),
    ['clocks', ...picture.clocks.flatMap(clockLines)].join('\n'),
  ].join('\n\n')
}

/** What a stage is called where no council's own words are at hand. */
export const sayStage = (stage: Stage): string =>
  stage === 'unopened' ? 'nothing received yet' : stage.replaceAll('-', ' ')

/** `team manager, service manager`. */
export const sayRoles = (by: readonly Role[]): string => by.map((role) => roleWords[role]).join(', ')

function stepLines(step: StepPicture): string[] {
  const by = step.by.length === 0 ? [] : [`      by ${sayRoles(step.by)}`]
  return [`  ${step.label} (${step.command})`, ...by, ...step.ways.flatMap(wayLines)]
}

function anywhereLines(step: StepAnywhere): string[] {
  const except = step.notIn.length === 0 ? [] : [`      not while ${step.notIn.map(sayStage).join(', ')}`]
  return [...stepLines(step), ...except]
}

function wayLines({ when, to, starts, moves, stops, notices }: Way): string[] {
  const head = [...(when === undefined ? [] : [when]), ...(to === undefined ? [] : [`-> ${sayStage(to)}`])]
  const follows = [
    ...(starts.length === 0 ? [] : [`starts ${starts.join(', ')}`]),
    ...(moves.length === 0 ? [] : [`may move ${moves.join(', ')}`]),
    ...(stops.length === 0 ? [] : [`stops ${stops.join(', ')}`]),
    ...noticeWords(notices),
  ]
  return [...(head.length === 0 ? [] : [`    ${head.join(' ')}`]), ...follows.map((line) => `      ${line}`)]
}

function noticeWords(notices: Way['notices']): string[] {
  const templates = [...new Set(notices.map(({ template }) => template))]
  return templates.map((template) => {
    const told = notices.filter((one) => one.template === template).map(({ to }) => `the ${to}`)
    return `tells ${sayList(told)} (${template})`
  })
}

function clockLines(clock: ClockPicture): string[] {
  const { rule, urgent } = clock
  const inPlace = urgent ? ['in place of the one before, where a child protection concern was raised'] : []
  const lines = [
    `${sayClock(clock)}; ${sayForce(rule)}`,
    ...inPlace,
    ...rule.rungs.map(sayRung),
    `source: ${rule.source}`,
  ]
  return [`  ${rule.label} (${rule.name})`, ...lines.map((line) => `      ${line}`)]
}

/** `45 working days from receipt`. */
export function sayClock({ rule: { budget, origin } }: ClockPicture): string {
  return budget.kind === 'fixed-date' ? `on ${budget.date}` : `${sayBudget(budget)} from ${originWords[origin].what}`
}

function sayForce({ force }: ClockRule): string {
  switch (force) {
    case 'limit':
      return 'a limit'
    case 'usual':
      return 'usual, not a limit'
    case 'range':
      return 'set by a manager within a range'
  }
}

function sayRung({ at, offset, tell }: RungRule): string {
  const told = `the ${sayTold(tell)} is told`
  if (offset === undefined) return `when it is due ${told}`
  const distance =
    offset.kind === 'elapsed-hours' ? sayCount(offset.hours, 'hour') : sayCount(offset.days, 'working day')
  return `${distance} ${at === 'before-due' ? 'before' : 'after'} it is due ${told}`
}

/** Whom a rung tells: a role, in words. */
export function sayTold(tell: string): string {
  const role = roles.find((one) => one === tell)
  return role === undefined ? tell : roleWords[role]
}
