import { z } from 'zod'
import { identityDocuments, relationships, requestChannels } from '../../pathway/matters/access/facts'
import { addFault, emailAddress, evenWithFaults, localDate, phone, postcode, text } from './common'
import { openingFields } from './matters'

const name = text(200)

const somebody = {
  surname: name,
  forenames: name,
  dateOfBirth: localDate,
  address: text(500),
  postcode,
  telephone: phone.exactOptional(),
  email: emailAddress.exactOptional(),
}

/** Body of `POST .../access-requests`: the fields of the form (001-29, 001-30, 001-31). */
export const accessRequestBody = z
  .strictObject({
    ...openingFields,
    channel: z.enum(requestChannels).meta({ description: 'How it came; some councils take it in writing only.' }),
    requester: z
      .strictObject({
        ...somebody,
        signed: z.boolean().meta({ description: 'Whether they signed the form; else it waits for that (001-29).' }),
      })
      .meta({ id: 'AccessRequester' }),
    aboutSelf: z.boolean().meta({ description: 'Whether they ask for what is held about themselves.' }),
    subject: z.strictObject(somebody).meta({ id: 'AccessSubject' }).exactOptional(),
    relationship: z.enum(relationships).exactOptional(),
    permission: text(2000).meta({ description: 'The written permission that was sent along.' }).exactOptional(),
    formerNames: z.array(name).max(20).exactOptional(),
    formerAddresses: z.array(text(500)).max(20).exactOptional(),
    searchHints: text().meta({ description: 'What else helps to find the records.' }).exactOptional(),
    identityCopy: z
      .enum(identityDocuments)
      .meta({ description: 'Of what a copy was sent along; never the original.' })
      .exactOptional(),
  })
  .superRefine((body, context) => {
    const aboutSelf: unknown = body.aboutSelf
    if (aboutSelf === true)
      for (const field of ['subject', 'relationship', 'permission'] as const)
        if (body[field] !== undefined)
          addFault(context, 'contradiction', ['absent where they ask about themselves'], [field])
    if (aboutSelf === false)
      for (const field of ['subject', 'relationship'] as const)
        if (body[field] === undefined) addFault(context, 'missing', ['needed about somebody else'], [field])
  }, evenWithFaults)
  .meta({ id: 'AccessRequestForm' })
export type AccessRequestBody = z.output<typeof accessRequestBody>
