import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow'
import type { AnyTurn } from '../../workflows/contracts'

// Runs inside the workflow, beside its code, while a history is replayed.

/** Where a replayed workflow leaves the turns that it would have recorded. */
export interface TurnSinks extends Sinks {
  turns: { taken(turn: AnyTurn): void }
}

const { turns } = proxySinks<TurnSinks>()

/** Passes on every turn that the workflow has recorded, and what the record answered that it has in its place. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleLocalActivity: (input, next) => {
        const [turn] = input.args
        if (input.activityType !== 'record' || !isTurn(turn)) return next(input)
        turns.taken(turn)
        return next(input).then((answer) => {
          if (Array.isArray(answer) && answer.length > 0) turns.taken({ ...turn, events: answer })
          return answer
        })
      },
    },
  ],
})

const isTurn = (value: unknown): value is AnyTurn => typeof value === 'object' && value !== null && 'events' in value
