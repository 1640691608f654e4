import type { Agency } from './people'

/** What each agency is called in sentences. */
export const agencyWords: Record<Agency, string> = {
  gp: 'the GP',
  'health-visitor': 'the health visitor',
  hospital: 'the hospital',
  school: 'the school',
  nursery: 'the nursery',
  police: 'the police',
  housing: 'housing',
  'adult-services': 'adult services',
  other: 'another agency',
}
