/** What a schema says of the place a JSON pointer leads to; of the place around it where it says nothing. */
export function descriptionOf(name: string, pointer: string, read: ReadSchema): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const root = read(name);
  let places: readonly Place[] = [{ node: root, root }];
  let description = firstDescription(places, read);
  for (const step of steps) {
    places = places.flatMap((place) => expand(place, read)).flatMap((place) => below(place, step));
    description = firstDescription(places, read) || description;
  }
  return description;
}

/** A schema by its name, `bilingual` for bilingual.schema.json. */
export type ReadSchema = (name: string) => Node;

interface Node {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
  /** Conditions: what holds where they are met. */
  readonly allOf?: readonly { readonly then?: Node }[];
  readonly definitions?: Readonly<Record<string, Node>>;
}

interface Place {
  readonly node: Node;
  /** The schema in which it stands: local references begin there. */
  readonly root: Node;
}

/** A place with what it refers to, its alternatives and what conditions add. */
function expand(place: Place, read: ReadSchema): readonly Place[] {
  const { node, root } = place;
  const branches = [
    ...(node.oneOf ?? []),
    ...(node.allOf ?? []).flatMap((condition) => condition.then ?? []),
  ];
  const own = [place, ...branches.map((branch) => ({ node: branch, root }))];
  if (node.$ref === undefined) return own;
  const [, local] = /^#\/definitions\/(.+)$/.exec(node.$ref) ?? [];
  const target =
    local === undefined ? read(node.$ref.replace('.schema.json', '')) : root.definitions?.[local];
  return target ? expand({ node: target, root: local === undefined ? target : root }, read) : own;
}

function below({ node, root }: Place, step: string): readonly Place[] {
  const { properties = {}, additionalProperties, items } = node;
  const named = Object.hasOwn(properties, step) ? properties[step] : undefined;
  const other = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const next = named ?? (/^[0-9]+$/.test(step) ? items : undefined) ?? other;
  return next ? [{ node: next, root }] : [];
}

function firstDescription(places: readonly Place[], read: ReadSchema): string {
  const described = [...places, ...places.flatMap((place) => expand(place, read))];
  return described.find(({ node }) => node.description)?.node.description ?? '';
}
