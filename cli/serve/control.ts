import { z } from 'zod'

const requestSchema = z.discriminatedUnion('do', [
  z.object({ id: z.int(), do: z.literal('start-rest') }),
  z.object({
    id: z.int(),
    do: z.enum(['hold', 'release']),
    service: z.enum(['postgres', 'temporal', 'worker', 'api', 'codec']),
  }),
])

/** What a process that started `npm start` as its child may ask of it: tests do. */
export type ControlRequest = z.infer<typeof requestSchema>

/** What becomes of a request: done, or why not. */
export interface ControlReply {
  readonly id: number
  readonly failure?: string
}

/**
 * Listens for requests of the process that started this one with a channel, if it did. Each is answered when it has been carried out.
 */
export function listenForControl(carryOut: (request: ControlRequest) => Promise<void>): void {
  if (process.send === undefined) return
  process.on('message', (message) => {
    const request = requestSchema.parse(message)
    carryOut(request).then(
      () => reply({ id: request.id }),
      (error: unknown) => reply({ id: request.id, failure: String(error) }),
    )
  })
}

function reply(answer: ControlReply): void {
  process.send?.(answer)
}
