import { councilOfWorkflowId, parseWorkflowId, workflowIdFor } from './workflow-id'

const caseId = '0f0e0d0c-0b0a-4908-8706-050403020100'

describe('a workflow id', () => {
  it('is made from council and case, and gives both back', () => {
    const id = workflowIdFor('west-northamptonshire', caseId)
    expect(id).toBe(`case:west-northamptonshire:${caseId}`)
    expect(parseWorkflowId(id)).toEqual({ council: 'west-northamptonshire', caseId })
    expect(councilOfWorkflowId(id)).toBe('west-northamptonshire')
  })

  it.each([
    '',
    'anyshire',
    `case::${caseId}`,
    `case:Any Shire:${caseId}`,
    `case:../anyshire:${caseId}`,
    `x:anyshire:${caseId}`,
    'case:anyshire:1',
    `case:anyshire:${caseId}\n`,
    `case:a:b:${caseId}`,
  ])('that we did not make names no council: %j', (id) => expect(councilOfWorkflowId(id)).toBeNull())
})
