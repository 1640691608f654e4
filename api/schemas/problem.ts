import { z } from 'zod'
import { faultCodes, type FaultCode } from '../faults'
import { receiptView } from './views'

const codes = Object.keys(faultCodes).filter((code): code is FaultCode => code in faultCodes)

const fault = z
  .object({
    in: z.enum(['body', 'query', 'path', 'header']),
    path: z.string().meta({ description: 'JSON pointer (RFC 6901) into that part, or the name of the header.' }),
    code: z.enum(codes),
    message: z.string(),
    allowed: z.array(z.string()).meta({ description: 'The values, range or form allowed.' }).exactOptional(),
  })
  .meta({ id: 'Fault', description: codes.map((code) => `\`${code}\`: ${faultCodes[code]}`).join('\n\n') })

/** RFC 9457. */
export const problem = z
  .object({
    code: z.string(),
    type: z.string().meta({ description: '`urn:caseway:problem:` and the code.' }),
    title: z.string(),
    status: z.number(),
    detail: z.string().exactOptional(),
    errors: z.array(fault).meta({ description: 'Every fault of the request at once.' }).exactOptional(),
    allowed: z.string().meta({ description: 'What is allowed instead, in words.' }).exactOptional(),
    legal: z.array(z.string()).meta({ description: 'The steps that the caller may take now.' }).exactOptional(),
    receipt: receiptView.meta({ description: 'The receipt of a step that the case refused.' }).exactOptional(),
  })
  .meta({ id: 'Problem' })
