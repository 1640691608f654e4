/** Why a step of a matter is refused: the stable code and the plain sentence that goes with it. */
export const matterRefusals = {
  'matter-closed': 'This is closed; nothing more is done in it.',
} as const
