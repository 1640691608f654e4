import type { AccessCommand } from './access/facts'
import type { ComplaintCommand } from './complaints/facts'
import type { EmergencyCommand } from './emergency/facts'
import type { RectificationCommand } from './rectification/facts'

/** What a person may tell a matter, of any kind. */
export type MatterCommand = AccessCommand | ComplaintCommand | RectificationCommand | EmergencyCommand
