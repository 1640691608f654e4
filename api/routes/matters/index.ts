import type { MatterApi, MatterTypes } from '../../matters/matter-api'
import type { Route } from '../../route'
import { retentionRoutes } from '../destructions'
import { onePath } from './about'
import { readNoticePageOf, readNoticesOf, readReceiptOf, readTimelineOf } from './history'
import { openMatter } from './open'
import { advanceMatter } from './practice-time'
import { previewMatter } from './preview'
import { readDetails, readOne } from './read'
import { tellMatter } from './tell'
import { listMattersOf } from './tray'

/** Every route of a kind of matter: opening, tray, reading, what it was opened with, steps and their preview, moving the time of what is made up, timeline, notices, receipts, how long it is kept and how it is destroyed. */
export const matterRoutes = <T extends MatterTypes>(api: MatterApi<T>): Route[] => [
  openMatter(api),
  listMattersOf(api),
  readOne(api),
  readDetails(api),
  tellMatter(api, 'decisions', `Send a decision on ${api.oneOf}`),
  tellMatter(api, 'practice', `Record what was done in ${api.oneOf}`),
  previewMatter(api),
  advanceMatter(api),
  readTimelineOf(api),
  readNoticesOf(api),
  readNoticePageOf(api),
  readReceiptOf(api),
  ...retentionRoutes({ kind: api.kind, path: onePath(api), name: api.name, oneOf: api.oneOf }),
]
