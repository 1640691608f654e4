import fc from 'fast-check'
import type { z } from 'zod'
import { decision } from '../api/schemas/decisions'
import { practice } from '../api/schemas/practice'
import { decide, isOpened, legalCommands } from '.'
import type { CommandKind, PersonCommand } from './commands'
import { samples } from './picture/samples'
import { restrictionSteps } from './restriction/steps'
import { roles, type Actor } from './roles'
import { PaperCase, rulesOf } from '../test/support/paper-case'

// Every day or moment that a step may say: one in the far future is refused, and so is one long before the child was referred.

/** A review to come, and the first day of an order of a court may lie ahead; a birth to come, no further than a pregnancy lasts. */
const mayLieAhead = new Set(['startsOn', 'reviewOn'])
/** The police may have known before the council did. */
const mayLieLongBack = new Set(['policeToldAt'])

const everything: Actor = { id: 'everything', roles: roles.filter((role) => role !== 'viewer') }

const shapes = new Map<string, z.ZodObject>(
  [...decision.options, ...practice.options].map((schema) => [schema.shape.kind.value, schema]),
)

/** The days and moments a command may say, by the name of the field. */
const datesOf = (kind: string): string[] =>
  Object.keys(shapes.get(kind)?.shape ?? {}).filter((field) => /(On|At)$/.test(field))

/** The day, or where the field takes a moment, its noon. */
function written(kind: string, field: string, day: string): string {
  const type = shapes.get(kind)?.shape[field] as z.ZodType | undefined
  return type?.safeParse(day).success === true ? day : `${day}T12:00:00.000Z`
}

interface Tried {
  kind: string
  field: string
  when: 'ahead' | 'back'
}

/** Which days were tried, and how often each step was taken, over all lives: a life takes what has been taken least. */
interface Tries {
  days: Map<string, number>
  taken: Map<string, number>
}

const enoughTries = 5

interface Unborn {
  expectedOn?: string
}

/** What was not refused although the day is out of order, in every place of a life. */
function acceptedIn(council: string, facts: Unborn, picks: readonly number[], tries: Tries): Tried[] {
  const rules = rulesOf(council)
  const paper = new PaperCase(council, '2026-03-02T10:00', facts)
  const found: Tried[] = []
  for (const pick of picks) {
    if (!isOpened(paper.state)) break
    const legal = legalCommands(paper.state, everything, rules)
    for (const kind of legal.filter((one) => datesOf(one).length > 0))
      for (const { command } of samples[kind](rules) as readonly { command: PersonCommand }[])
        found.push(...wronglyAccepted(paper, command, tries.days))
    // Who sees the record leads nowhere: it would only use up a life.
    takeStep(
      paper,
      legal.filter((kind) => !(kind in restrictionSteps)),
      pick,
      tries.taken,
    )
    if (paper.state.stage !== 'closed') paper.later(pick % 50)
  }
  return found
}

function takeStep(paper: PaperCase, legal: readonly CommandKind[], pick: number, taken: Map<string, number>): void {
  const timesOf = (kind: string) => taken.get(`${paper.rules.council} ${kind}`) ?? 0
  const least = Math.min(...legal.map(timesOf))
  const rarest = legal.filter((kind) => timesOf(kind) <= least + 1)
  const kind = rarest[pick % Math.max(1, rarest.length)]
  if (kind === undefined) return
  taken.set(`${paper.rules.council} ${kind}`, timesOf(kind) + 1)
  const ways: readonly { command: PersonCommand }[] = samples[kind](paper.rules)
  const way = ways[pick % Math.max(1, ways.length)]
  if (way !== undefined) paper.tell(way.command, { ...everything, id: pick % 2 === 0 ? 'everything' : 'another' })
}

function wronglyAccepted(paper: PaperCase, command: PersonCommand, tried: Map<string, number>): Tried[] {
  const { kind } = command
  return datesOf(kind).flatMap((field) => {
    const days: [Tried['when'], string, Set<string>][] = [
      ['ahead', '2031-01-06', mayLieAhead],
      ['back', '2001-01-08', mayLieLongBack],
    ]
    return days.flatMap(([when, day, allowed]) => {
      const times = tried.get(`${kind} ${field} ${when}`) ?? 0
      if (allowed.has(field) || times >= enoughTries) return []
      tried.set(`${kind} ${field} ${when}`, times + 1)
      const wrong = { ...command, [field]: written(kind, field, day) }
      const message = { messageId: 'm', actor: everything, acceptedAt: paper.now, command: wrong }
      const answer = decide(paper.state, message, paper.now, paper.rules)
      return 'events' in answer ? [{ kind, field, when }] : []
    })
  })
}

it('a day out of order is refused wherever a step may say one', () => {
  const councils = ['bath-and-north-east-somerset', 'lancashire', 'west-northamptonshire', 'blackpool', 'anyshire']
  const tries: Tries = { days: new Map(), taken: new Map() }
  const lives = fc.sample(fc.array(fc.nat(9999), { minLength: 70, maxLength: 70 }), { seed: 11, numRuns: 120 })
  const found = lives.flatMap((picks, index) => {
    const facts = index % 11 === 0 ? { expectedOn: '2026-08-31' } : {}
    return acceptedIn(councils[index % councils.length] ?? '', facts, picks, tries)
  })
  expect([...new Set(found.map(({ kind, field, when }) => `${kind} ${field} ${when}`))]).toEqual([])
  const all = [...shapes.keys()].flatMap((kind) => datesOf(kind).map((field) => `${kind} ${field}`))
  const reached = new Set([...tries.days.keys()].map((one) => one.split(' ').slice(0, 2).join(' ')))
  expect(all.filter((one) => !reached.has(one) && !mayLieAhead.has(one.split(' ')[1] ?? ''))).toEqual([])
})
