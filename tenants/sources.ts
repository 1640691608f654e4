/** The guides whose rows a configuration may cite, and how many rows each has. */
const guides: Readonly<Record<string, { title: string; rows: number }>> = {
  '000': { title: 'Bath and North East Somerset Council, guide for parents', rows: 24 },
  '001': { title: "Lancashire County Council, Children's Social Care: a guide for parents", rows: 34 },
  '002': { title: "West Northamptonshire Council, A Guide to Assessment's", rows: 17 },
  '003': { title: "Ivison Trust, guide to children's social care services", rows: 21 },
  '004': { title: 'Blackpool Council, Assessments and Support', rows: 68 },
  '2': { title: 'Statutory and guidance clocks', rows: 25 },
  C: { title: 'Where the guides differ', rows: 12 },
}

const rowId = /\b(?:(?<guide>\d{3}|2)-(?<row>\d{2})|C(?<difference>\d{1,2}))\b/g

/** One row that a source cites. */
export interface Citation {
  id: string
  /** The beginning of the id, which stands for the document: `000`, `2`, `C`. */
  document: string
  /** The document the row is from; undefined where there is no such row. */
  title: string | undefined
}

/** The rows that a source cites, in order: `000-06; 2-01 (Working Together 2023)` cites two. A statute's or guidance's name cites none. */
export function citationsIn(source: string): Citation[] {
  return [...source.matchAll(rowId)].map(({ 0: id, groups }) => {
    const document = groups?.guide ?? 'C'
    const guide = guides[document]
    const row = Number(groups?.row ?? groups?.difference)
    return { id, document, title: guide !== undefined && row >= 1 && row <= guide.rows ? guide.title : undefined }
  })
}

/** The citations of a source that name no row of any guide. */
export const unknownCitations = (source: string): string[] =>
  citationsIn(source).flatMap(({ id, title }) => (title === undefined ? [id] : []))
