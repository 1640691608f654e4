// Every export of this file is a workflow type that can be started.
export { referralCase } from './referral-case'
export { accessRequest } from './access-request'
export { rectification } from './rectification'
export { emergencyAccess } from './emergency-access'
export { complaint } from './complaint'
