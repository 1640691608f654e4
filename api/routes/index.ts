import { accessRequests } from '../matters/access/access-api'
import type { Route } from '../route'
import { proclaimBankHoliday, withdrawBankHoliday } from './bank-holidays'
import { listTray, readCase } from './cases'
import { previewStep, readClock } from './clocks'
import { readConfiguration, readContact } from './configuration'
import { readFamilyTimeline, readNotices, readReceipt, readTimeline } from './history'
import { matterRoutes } from './matters'
import { decide, decideForSeveral, recordConsent, recordPractice } from './messages'
import { advancePracticeCase } from './practice-time'
import { listRecordForms } from './records'
import { openPracticeCase, readReferral, receiveReferral } from './referrals'

/** Every route of the API: mounted from here, and described from here. */
export const routes: readonly Route[] = [
  receiveReferral,
  readReferral,
  listTray,
  readCase,
  decide,
  decideForSeveral,
  recordConsent,
  recordPractice,
  readReceipt,
  readTimeline,
  readFamilyTimeline,
  readNotices,
  readClock,
  previewStep,
  readConfiguration,
  readContact,
  listRecordForms,
  proclaimBankHoliday,
  withdrawBankHoliday,
  openPracticeCase,
  advancePracticeCase,
  ...matterRoutes(accessRequests),
]
