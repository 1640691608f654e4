import { z } from 'zod'
import type { MatterApi, MatterTypes } from '../../matters/matter-api'
import { casePath, noBody, noQuery } from '../../schemas/common'
import { matterFields } from '../../schemas/matters'

type Named = Pick<MatterApi<MatterTypes>, 'collection' | 'permissions'>

/** The address of all matters of a kind, as OpenAPI writes it. */
export const allPath = ({ collection }: Named): string => `/v1/councils/{council}/${collection}`

/** The address of one. */
export const onePath = (api: Named): string => `${allPath(api)}/{case}`

/** What every route that reads one has in common. */
export const reading = ({ permissions }: Named) =>
  ({
    method: 'get',
    permission: permissions?.read ?? 'record.read',
    params: casePath,
    query: noQuery,
    body: noBody,
  }) as const

const views = new Map<string, z.ZodObject>()

/** The schema of a matter's view: what all have, and its own. Made once, for it has a name in the description of the API. */
export function viewOf({ name, ownView }: Pick<MatterApi<MatterTypes>, 'name' | 'ownView'>): z.ZodObject {
  const view = views.get(name) ?? z.object({ ...matterFields, ...ownView.shape }).meta({ id: name })
  views.set(name, view)
  return view
}
