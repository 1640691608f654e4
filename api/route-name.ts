/** The route that a request was matched to, as it is written with its parameters; `none` where none was. Never the address itself. */
export function routeName(request: object): string {
  const route: unknown = 'route' in request ? request.route : undefined
  return typeof route === 'object' && route !== null && 'path' in route ? String(route.path) : 'none'
}
