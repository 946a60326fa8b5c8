import type { Request } from 'express';

/** The part of Express's router that says which paths and methods are served. */
interface RouterLayer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** The methods that the path of a request is served with; none if nothing is there. */
export function allowedMethods(request: Request): readonly string[] {
  const { router } = request.app as unknown as {
    readonly router: { readonly stack: readonly RouterLayer[] };
  };
  const methods = new Set<string>();
  for (const layer of router.stack) {
    if (layer.route === undefined || !layer.match(request.path)) continue;
    for (const method of Object.keys(layer.route.methods)) methods.add(method.toUpperCase());
  }
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].filter((method) => method !== '_ALL').sort();
}
