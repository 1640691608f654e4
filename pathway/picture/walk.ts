import type { CommandKind } from '../commands'
import type { Road } from '../roads/road'
import type { Rules } from '../rules'
import { afterItsClocks, isPossible, prepared, receive, takeStep, type Move, type Standing } from './sample-case'
import { roadTracks, stagesTrack, type Track } from './tracks'

/** Every step that was taken on the walk: of the stages, and of each road. */
export interface Walk {
  stages: readonly Move[]
  roads: readonly { road: Road; moves: readonly Move[] }[]
}

/**
 * Walks every way through the pathway that a council's rules leave open, by sending sample cases the commands and looking at what follows: so
 * it finds what the pathway does, and there is no second table of what leads where. The stages are walked first, then each road by its own
 * steps alone, from a case under assessment and from wherever a stage or another road leads to it: so roads do not multiply with each other.
 * Throws where a track has more places than it may. Pure.
 */
export function walk(rules: Rules): Walk {
  const received = receive(rules, false)
  const stages = new TrackWalk(stagesTrack(rules), rules)
  const roads = roadTracks(rules).map(({ road, track }) => ({ road, track: new TrackWalk(track, rules) }))
  const tracks = [stages, ...roads.map(({ track }) => track)]
  const unborn = receive(rules, false, '2026-08-31')
  const begun = [received, unborn].map(({ after }) => prepared(after, rules))
  let reached = underAssessmentFirst(stages.walkOn(begun))
  while (reached.length > 0) {
    const from = reached
    reached = tracks.flatMap((track) => track.walkOn(from))
  }
  return {
    stages: [received, receive(rules, true), ...stages.moves],
    roads: roads.map(({ road, track }) => ({ road, moves: track.moves })),
  }
}

function underAssessmentFirst(standings: readonly Standing[]): Standing[] {
  const isUnder = ({ state }: Standing) => state.stage === 'assessment' && state.allocatedTo !== undefined
  return [...standings.filter(isUnder), ...standings.filter((standing) => !isUnder(standing))]
}

/** From how many cases that stand alike a step is tried that was possible and refused for what the sample says. */
const triesOfAStep = 8

/** One track as far as it has been walked. */
class TrackWalk {
  readonly moves: Move[] = []
  private readonly walked = new Set<string>()
  private readonly taken = new Set<string>()
  private readonly tries = new Map<string, number>()

  private readonly track: Track
  private readonly rules: Rules

  constructor(track: Track, rules: Rules) {
    this.track = track
    this.rules = rules
  }

  /** Walks on from those of these cases that stand unlike any before, and returns every case this came to. */
  walkOn(from: readonly Standing[]): Standing[] {
    const queue = [...from]
    for (const standing of queue) if (this.isNew(standing)) queue.push(...this.takeSteps(standing))
    return queue.slice(from.length)
  }

  /** Whether it stands unlike any before, or may take a step that none of these could take. */
  private isNew(standing: Standing): boolean {
    if (!this.walked.has(this.track.likenessOf(standing))) return true
    const place = this.track.placeOf(standing)
    const untaken = this.track.kinds.filter((kind) => this.isUntaken(place, kind))
    const [kind] = untaken.filter((one) => isPossible(standing, one, this.rules))
    if (kind === undefined) return false
    this.tries.set(`${place} ${kind}`, (this.tries.get(`${place} ${kind}`) ?? 0) + 1)
    return true
  }

  private isUntaken(place: string, kind: CommandKind): boolean {
    const key = `${place} ${kind}`
    return !this.taken.has(key) && (this.tries.get(key) ?? 0) < triesOfAStep
  }

  private takeSteps(standing: Standing): Standing[] {
    this.walked.add(this.track.likenessOf(standing))
    const moves = this.track.kinds.flatMap((kind) => takeStep(standing, kind, this.rules))
    for (const { command } of moves) this.taken.add(`${this.track.placeOf(standing)} ${command}`)
    this.moves.push(...moves)
    if (this.walked.size > this.track.atMost) throw new Error('The picture of the pathway has too many places')
    return [...moves.map(({ after }) => after), afterItsClocks(standing, this.rules)]
  }
}
