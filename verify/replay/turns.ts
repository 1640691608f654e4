import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow'
import type { AnyTurn } from '../../workflows/contracts'

// Runs inside the workflow, beside its code, while a history is replayed.

/** Where a replayed workflow leaves the turns that it would have recorded. */
export interface TurnSinks extends Sinks {
  turns: { taken(turn: AnyTurn): void }
}

const { turns } = proxySinks<TurnSinks>()

/** Passes on every turn that the workflow has recorded. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleLocalActivity: (input, next) => {
        const [turn] = input.args
        if (input.activityType === 'record' && isTurn(turn)) turns.taken(turn)
        return next(input)
      },
    },
  ],
})

const isTurn = (value: unknown): value is AnyTurn => typeof value === 'object' && value !== null && 'events' in value
