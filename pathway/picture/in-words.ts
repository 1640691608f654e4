import { sayCount, sayList } from '../calendar/words'
import type { Stage } from '../case'
import type { ClockRule, RungRule } from '../clocks/clock'
import { originWords } from '../clocks/origins'
import { sayBudget } from '../clocks/due'
import { roleWords, roles, type Role } from '../roles'
import type { ClockPicture, Picture, RoadPicture, StepAnywhere } from './picture'
import { offRoad } from './tracks'
import type { StepPicture, Way } from './ways'

/** The picture as plain text: each stage with the steps it accepts, who may take them and what follows; the roads; then the clocks. */
export function pictureInWords(picture: Picture): string {
  const stages = picture.stages
    .filter(({ steps }) => steps.length > 0)
    .map(({ label, steps }) => [label, ...steps.flatMap((step) => stepLines(step, { picture }))].join('\n'))
  return [
    ...stages,
    ['In any open stage', ...picture.anyOpenStage.flatMap((step) => anywhereLines(step, picture))].join('\n'),
    ...picture.roads.map((road) => roadInWords(road, picture)),
    ['Clocks', ...picture.clocks.flatMap(clockLines)].join('\n'),
  ].join('\n\n')
}

/** One road as plain text: its places with the steps each accepts. */
export function roadInWords(road: RoadPicture, picture: Picture): string {
  const opened = road.openedBy.map((step) => `  opened by ${step}`)
  const places = road.places.flatMap(({ label, steps }) => [
    `  ${label}`,
    ...steps.flatMap((step) => stepLines(step, { picture, road }).map((line) => `  ${line}`)),
  ])
  return [`Beside the stages: ${road.label} (${road.name})`, ...opened, ...places].join('\n')
}

/** What a stage is called in this picture. */
export const sayStage = (stage: Stage, { stages }: Picture): string =>
  stages.find((one) => one.stage === stage)?.label ?? stage

/** Where a step of a road leads on it, in words. */
export const sayPlace = (code: string, { places, label }: RoadPicture): string =>
  code === offRoad ? `${label} ends` : (places.find((one) => one.code === code)?.label ?? code)

/** What a clock is called in this picture. */
export const sayClockName = (name: string, { clocks }: Picture): string =>
  clocks.find(({ rule }) => rule.name === name)?.rule.label ?? name

/** What a road is called in this picture. */
export const sayRoad = (name: string, { roads }: Picture): string =>
  roads.find((road) => road.name === name)?.label ?? name

/** `team manager, service manager`. */
export const sayRoles = (by: readonly Role[]): string => by.map((role) => roleWords[role]).join(', ')

interface Within {
  picture: Picture
  road?: RoadPicture
}

function stepLines(step: StepPicture, within: Within): string[] {
  const by = step.by.length === 0 ? [] : [`      by ${sayRoles(step.by)}`]
  return [`  ${step.label} (${step.command})`, ...by, ...step.ways.flatMap((way) => wayLines(way, within))]
}

function anywhereLines(step: StepAnywhere, picture: Picture): string[] {
  const except =
    step.notIn.length === 0 ? [] : [`      not in: ${step.notIn.map((stage) => sayStage(stage, picture)).join('; ')}`]
  return [...stepLines(step, { picture }), ...except]
}

function wayLines(way: Way, within: Within): string[] {
  const target = sayTarget(way, within)
  const head = [...(way.when === undefined ? [] : [way.when]), ...(target === undefined ? [] : [`-> ${target}`])]
  const follows = followsWords(way, within.picture)
  return [...(head.length === 0 ? [] : [`    ${head.join(' ')}`]), ...follows.map((line) => `      ${line}`)]
}

/** Where a way leads: a place of its road, a stage, or both. */
export function sayTarget({ to, toPlace }: Way, { picture, road }: Within): string | undefined {
  const onRoad = toPlace === undefined || road === undefined ? [] : [sayPlace(toPlace, road)]
  const targets = [...onRoad, ...(to === undefined ? [] : [sayStage(to, picture)])]
  return targets.length === 0 ? undefined : targets.join('; ')
}

/** What else follows: roads, clocks, who is told; a line each. */
export function followsWords({ opens, starts, moves, stops, notices }: Way, picture: Picture): string[] {
  const names = (list: readonly string[]) => list.map((name) => sayClockName(name, picture)).join(', ')
  return [
    ...opens.map((name) => `opens ${sayRoad(name, picture)}`),
    ...(starts.length === 0 ? [] : [`starts ${names(starts)}`]),
    ...(moves.length === 0 ? [] : [`may move ${names(moves)}`]),
    ...(stops.length === 0 ? [] : [`stops ${names(stops)}`]),
    ...noticeWords(notices),
  ]
}

function noticeWords(notices: Way['notices']): string[] {
  const templates = [...new Set(notices.map(({ template }) => template))]
  return templates.map((template) => {
    const told = notices.filter((one) => one.template === template).map(({ to }) => `the ${to}`)
    return `tells ${sayList(told)} (${template.replaceAll('-', ' ')})`
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
