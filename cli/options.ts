import type { Command } from 'commander'
import { readMoment, type Moment } from '../pathway/calendar/moment'
import type { Fault } from './faults'

/** A time that a clock can count from, as somebody gave it on the command line. */
export type GivenTime = Extract<Moment, { kind: 'day' | 'instant' }>

const timeForm =
  'a London day (2026-03-02), a London time (2026-03-04T17:01) or an instant with its offset (2026-03-04T17:01:00Z), from 1996 on'

/**
 * Reads a time option that must be there. What is wrong goes to `faults`: a London time that the clocks skip or show twice with the
 * two instants that may be meant.
 */
export function readTime(option: string, text: string | undefined, faults: Fault[]): GivenTime | undefined {
  if (text === undefined) {
    faults.push({ option, code: 'missing', message: `Needed: ${timeForm}.` })
    return undefined
  }
  const moment = readMoment(text)
  if (moment.kind === 'day' || moment.kind === 'instant') return moment
  faults.push({ option, ...whyNoTime(text, moment) })
  return undefined
}

function whyNoTime(text: string, moment: Exclude<Moment, GivenTime>): Omit<Fault, 'option'> {
  if (moment.kind === 'no-such-day') return { code: 'no-such-day', message: `"${text}" is on a day that there is not.` }
  if (moment.kind === 'not-understood') return { code: 'wrong-format', message: `"${text}" is not ${timeForm}.` }
  const allowed = [moment.earlier, moment.later]
  const choose = `write the instant that is meant, ${allowed.join(' or ')}.`
  return moment.kind === 'missing'
    ? {
        code: 'time-does-not-exist',
        message: `The clocks go forward over ${text} in London, so it does not exist; ${choose}`,
        allowed,
      }
    : {
        code: 'time-occurs-twice',
        message: `The clocks go back over ${text} in London, so it occurs twice; ${choose}`,
        allowed,
      }
}

/** Reads an option with a few allowed values, the first of which is taken where it is not given. */
export function readChoice<Choice extends string>(
  option: string,
  text: string | undefined,
  choices: readonly [Choice, ...Choice[]],
  faults: Fault[],
): Choice {
  const chosen = text === undefined ? choices[0] : choices.find((choice) => choice === text)
  if (chosen !== undefined) return chosen
  faults.push({
    option,
    code: 'not-allowed',
    message: `"${text}" is not one of ${choices.join(', ')}.`,
    allowed: choices,
  })
  return choices[0]
}

/**
 * The faults of what the command line has too much: options that are not known, or else words that belong to no option.
 * The command must have been told to let both through, so that they are reported together with everything else.
 */
export function faultsOfLeftovers(command: Command): Fault[] {
  const unknown = command.args.filter((word) => word.startsWith('-'))
  const known = command.options.map((option) => option.long ?? option.flags)
  if (unknown.length === 0) {
    return command.args.map((word) => ({
      option: word,
      code: 'unexpected-argument',
      message: 'This belongs to no option.',
    }))
  }
  const message = `There is no such option here; there are ${known.join(', ')}.`
  return unknown.map((option) => ({ option, code: 'unknown-option', message, allowed: known }))
}
