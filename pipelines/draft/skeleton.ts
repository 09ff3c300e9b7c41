import { wrap } from '../wrap.ts';

/** What a skeleton needs to know of a schema. */
export interface SchemaNode {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
  readonly $ref?: string;
}

export type ReadSchema = (name: string) => SchemaNode;

/** Values that are known from the start, as YAML, by JSON pointer; one that is named counts as wanted. */
export type Seeds = Readonly<Record<string, string>>;

/**
 * A commented form of a definition: what is required to be filled in, what is optional as a comment. The comments are the
 * descriptions of the schema, so they cannot say anything else.
 */
export function skeleton(schema: string, seeds: Seeds, read: ReadSchema): string {
  const root = read(schema);
  return `${objectLines({ node: root, root, pointer: '', indent: '' }, seeds, read).join('\n')}\n`;
}

interface Place {
  readonly node: SchemaNode;
  /** The schema in which the node stands: local references begin there. */
  readonly root: SchemaNode;
  readonly pointer: string;
  readonly indent: string;
}

function objectLines(place: Place, seeds: Seeds, read: ReadSchema): readonly string[] {
  const { node, root, pointer, indent } = place;
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const at = `${pointer}/${key}`;
    const target = { ...resolve(child, root, read), pointer: at, indent };
    const description = comment(child.description ?? target.node.description ?? '', indent);
    const isSeeded = Object.keys(seeds).some((seed) => seed === at || seed.startsWith(`${at}/`));
    const isWanted = (node.required ?? []).includes(key) || isSeeded;
    return [
      ...description,
      ...(isWanted ? wantedLines(key, target, seeds, read) : [optionalLine(key, target)]),
    ];
  });
}

function wantedLines(key: string, place: Place, seeds: Seeds, read: ReadSchema): readonly string[] {
  const { node, root, pointer, indent } = place;
  const seed = seeds[pointer];
  if (seed !== undefined) return [`${indent}${key}: ${seed}`];
  if (isBilingual(node)) {
    return [`${indent}${key}:`, ...['de', 'en'].map((language) => `${indent}  ${language}: ${open}`)];
  }
  if (node.properties) {
    return [`${indent}${key}:`, ...objectLines({ ...place, indent: `${indent}  ` }, seeds, read)];
  }
  if (node.type === 'array' && node.items) {
    const item = resolve(node.items, root, read);
    if (item.node.properties)
      return [`${indent}${key}:`, ...itemLines({ ...item, pointer: `${pointer}/0`, indent }, seeds, read)];
    return [`${indent}${key}: [bitte-ergaenzen]   ${mark}`];
  }
  return [`${indent}${key}: ${placeholder(node)}   ${mark}`];
}

/** The first item of a list; its first key carries the dash. */
function itemLines(place: Place, seeds: Seeds, read: ReadSchema): readonly string[] {
  const lines = objectLines({ ...place, indent: `${place.indent}    ` }, seeds, read);
  const first = lines.findIndex((line) => !line.trimStart().startsWith('#'));
  return lines.map((line, index) => (index === first ? `${place.indent}  - ${line.trimStart()}` : line));
}

const open = '"bitte ergänzen"';
const mark = '# bitte ergänzen';

function optionalLine(key: string, { node, indent }: Place): string {
  const example = node.examples?.[0] ?? node.enum?.[0];
  return `${indent}# ${key}:${example === undefined ? '' : ` ${JSON.stringify(example)}`}`;
}

function placeholder({ type, examples, enum: choices }: SchemaNode): string {
  if (choices) return JSON.stringify(choices[0]);
  if (examples?.[0] !== undefined) return JSON.stringify(examples[0]);
  if (type === 'boolean') return 'false';
  return type === 'integer' || type === 'number' ? '0' : open;
}

/** A text in two languages is written in two lines, without a description of each. */
function isBilingual({ properties }: SchemaNode): boolean {
  return (
    properties !== undefined && Object.keys(properties).join() === 'de,en' && properties.de?.type === 'string'
  );
}

function comment(description: string, indent: string): readonly string[] {
  return description === '' ? [] : wrap(description, 118 - indent.length).map((line) => `${indent}# ${line}`);
}

function resolve(
  node: SchemaNode,
  root: SchemaNode,
  read: ReadSchema,
): { readonly node: SchemaNode; readonly root: SchemaNode } {
  if (node.$ref === undefined) return { node, root };
  const [, local] = /^#\/definitions\/(.+)$/.exec(node.$ref) ?? [];
  const target =
    local === undefined ? read(node.$ref.replace('.schema.json', '')) : (root.definitions?.[local] ?? {});
  return resolve(target, local === undefined ? target : root, read);
}
