import { roadClock } from './clocks'
import { block } from './parts'

/** What a council says of each road of the pathway. */
export const roads = {
  policeProtection: block({ clock: roadClock('police-protection-began') }),
  privateFostering: block({
    firstYear: roadClock('private-fostering-visited'),
    later: roadClock('private-fostering-visited'),
  }),
}
