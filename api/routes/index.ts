import { accessRequests } from '../matters/access/access-api'
import { emergencyAccesses } from '../matters/emergency/emergency-api'
import { rectifications } from '../matters/rectification/rectification-api'
import { complaints } from '../matters/complaints/complaints-api'
import type { Route } from '../route'
import { accessExports } from './access-exports'
import { proclaimBankHoliday, withdrawBankHoliday } from './bank-holidays'
import { readAlarms } from './alarms'
import { listTray, readCase } from './cases'
import { appointDeputy, dismissDeputy, readDeputies } from './deputies'
import { previewStep, readClock } from './clocks'
import { exportCommunicationsLog, readCommunicationsLog } from './communications-log'
import { readConfiguration, readContact } from './configuration'
import { readFamilyTimeline, readReceipt, readTimeline } from './history'
import { listTrayNotices, readNoticePage, readNotices } from './notices'
import { listPeople, recordPersonDetails } from './people'
import { readViewers } from './viewers'
import { finishWorkItem, listWorkItems } from './work-items'
import { matterRoutes } from './matters'
import { decide, decideForSeveral, recordConsent, recordPractice } from './messages'
import { advancePracticeCase } from './practice-time'
import { listRecordForms } from './records'
import { readRevocations, revoke } from './revocations'
import { listRetentionDue, ofCases } from './retention'
import { liftHold, placeHold, readHolds } from './legal-holds'
import { retentionRoutes } from './destructions'
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
  readCommunicationsLog,
  exportCommunicationsLog,
  readNotices,
  readNoticePage,
  listTrayNotices,
  listPeople,
  recordPersonDetails,
  readViewers,
  listWorkItems,
  finishWorkItem,
  readAlarms,
  revoke,
  readRevocations,
  appointDeputy,
  readDeputies,
  dismissDeputy,
  listRetentionDue,
  placeHold,
  readHolds,
  liftHold,
  ...retentionRoutes(ofCases),
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
  ...matterRoutes(complaints),
  ...accessExports,
  ...matterRoutes(rectifications),
  ...matterRoutes(emergencyAccesses),
]
