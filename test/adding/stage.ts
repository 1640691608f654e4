/** A line put in before the first line of a file that begins so (after its indentation). */
export interface Edit {
  file: string
  before: string
  line: string
}

const edit = (file: string, before: string, line: string): Edit => ({ file, before, line })

/**
 * A made-up stage as docs/adding-a-step.md says to add one: a panel whose view a manager asks for before authorising, with a clock. Every
 * line that existing files get; beside them there is one new file.
 */
export const stageEdits: readonly Edit[] = [
  edit('pathway/case.ts', `'awaiting-outcome',`, `'awaiting-panel',`),
  edit(
    'pathway/case.ts',
    `| (CaseFacts & { stage: 'awaiting-outcome'`,
    `| (CaseFacts & { stage: 'awaiting-panel'; assessment: Assessment })`,
  ),
  edit('pathway/commands.ts', `| { kind: 'return-assessment'`, `| { kind: 'ask-panel'; reason: string }`),
  edit('pathway/commands.ts', `| { kind: 'return-assessment'`, `| { kind: 'record-panel-view'; reason: string }`),
  edit('pathway/commands.ts', `'return-assessment',`, `'ask-panel', 'record-panel-view',`),
  edit(
    'pathway/events.ts',
    `| { type: 'assessment-returned'`,
    `| { type: 'panel-asked' | 'panel-viewed'; reason: string }`,
  ),
  edit('pathway/stages/awaiting-authorisation.ts', `import { refuse`, `import { askPanel } from './awaiting-panel'`),
  edit('pathway/stages/awaiting-authorisation.ts', `'return-assessment': {`, `'ask-panel': askPanel,`),
  edit('pathway/stages/index.ts', `import { closed }`, `import { awaitingPanel } from './awaiting-panel'`),
  edit('pathway/stages/index.ts', `'awaiting-outcome': awaitingOutcome,`, `'awaiting-panel': awaitingPanel,`),
  edit(
    'pathway/stages/index.ts',
    `case 'awaiting-outcome':`,
    `case 'awaiting-panel': return bind(stageSteps[state.stage], state, kind)`,
  ),
  edit(
    'pathway/evolve-assessment.ts',
    `case 'assessment-returned':`,
    `case 'panel-asked': return { ...state, stage: 'awaiting-panel' }`,
  ),
  edit(
    'pathway/evolve-assessment.ts',
    `case 'assessment-returned':`,
    `case 'panel-viewed': return { ...state, stage: 'awaiting-authorisation' }`,
  ),
  edit('pathway/timeline.ts', `case 'assessment-returned':`, `case 'panel-asked': return 'The panel was asked.'`),
  edit('pathway/timeline.ts', `case 'assessment-returned':`, `case 'panel-viewed': return 'The panel gave its view.'`),
  edit(
    'pathway/waiting.ts',
    `case 'awaiting-outcome':`,
    `case 'awaiting-panel': return { who: 'team-manager', toDo: 'record the view of the panel' }`,
  ),
  edit('pathway/stage-label.ts', `case 'awaiting-outcome':`, `case 'awaiting-panel': return 'With the panel'`),
  edit(
    'pathway/picture/samples.ts',
    `'return-assessment': ()`,
    `'ask-panel': () => [{ command: { kind: 'ask-panel', reason } }],`,
  ),
  edit(
    'pathway/picture/samples.ts',
    `'return-assessment': ()`,
    `'record-panel-view': () => [{ command: { kind: 'record-panel-view', reason } }],`,
  ),
  edit('pathway/clocks/clock.ts', `| 'police-protection-began'`, `| 'panel-asked'`),
  edit(
    'pathway/clocks/origins.ts',
    `'police-protection-began':`,
    `'panel-asked': { when: 'when the panel was asked', what: 'the asking of the panel' },`,
  ),
  edit('pathway/rules.ts', `policeProtection: {`, `panel: { clock: ClockRule }`),
  edit('tenants/schema/roads.ts', `policeProtection: block(`, `panel: block({ clock: roadClock('panel-asked') }),`),
  edit(
    'tenants/road-rules.ts',
    `policeProtection: { clock`,
    `panel: { clock: make.clock('panel', 'panel.clock', effective.panel.clock) },`,
  ),
  edit(
    'tenants/national.yaml',
    `policeProtection:`,
    [
      `panel:`,
      `  clock:`,
      `    source: caseway default`,
      `    label: { value: Panel, source: caseway default }`,
      `    from: panel-asked`,
      `    length: 5 working days`,
      `    force: limit`,
      `    pausable: false`,
      `    ladder: { value: protection, source: caseway default }`,
    ].join('\n'),
  ),
]

/** The text with the line of each edit in it. Throws where a place to put one is not found. */
export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, { file, before: mark, line }) => {
    const lines = before.split('\n')
    const at = lines.findIndex((one) => one.trimStart().startsWith(mark))
    if (at < 0) throw new Error(`${file} has no line that begins with ${mark}`)
    return lines.toSpliced(at, 0, line).join('\n')
  }, text)
}
