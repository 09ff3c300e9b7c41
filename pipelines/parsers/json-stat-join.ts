import type { JsonStat } from '../../schemas/types.ts';
import { type Category, type Cube, cubeBroken, cubeOf } from './json-stat-cube.ts';

/** Datasets that differ only in the categories of one dimension → one with all of them, in the order of the parts. */
export function joinAlong(id: string, parts: readonly JsonStat[], file: string): JsonStat {
  const cubes = parts.map((part) => cubeOf(part, file));
  const [first] = parts;
  const [cube] = cubes;
  const at = cube?.dimensions.findIndex((dimension) => dimension.id === id) ?? -1;
  if (first === undefined || cube === undefined || at < 0 || !cubes.every((one) => isAlike(one, cube, at)))
    throw cubeBroken(unlike, file);
  const categories = cubes.flatMap(({ dimensions }) => dimensions[at]?.categories ?? []);
  const status = inOrder(cubes, at, (one, place) => one.statusAt(place) || null);
  return {
    ...first,
    version: '2.0',
    class: 'dataset',
    size: first.size.map((size, index) => (index === at ? categories.length : size)),
    dimension: {
      ...first.dimension,
      [id]: { ...first.dimension[id], category: categoryOf(categories, parts, id) },
    },
    value: inOrder(cubes, at, (one, place) => one.valueAt(place) ?? null),
    status: status.some((sign) => sign !== null) ? status : null,
  };
}

const unlike = {
  de: 'die Teile, in denen er geholt wurde, haben verschiedene Dimensionen',
  en: 'the parts in which it was fetched have different dimensions',
};

/** Whether two cubes have the same categories in all dimensions but one. */
function isAlike(one: Cube, other: Cube, except: number): boolean {
  const shape = ({ dimensions }: Cube) =>
    JSON.stringify(
      dimensions.map(({ id, categories }, index) => [
        id,
        index === except ? [] : categories.map(({ code }) => code),
      ]),
    );
  return shape(one) === shape(other);
}

/** The last dimension changes fastest: a block of one part after that of the other, as often as the outer ones want. */
function inOrder(
  cubes: readonly Cube[],
  at: number,
  read: (cube: Cube, place: number) => unknown,
): unknown[] {
  const sizes = cubes[0]?.dimensions.map(({ categories }) => categories.length) ?? [];
  const outer = sizes.slice(0, at).reduce((product, size) => product * size, 1);
  return Array.from({ length: outer }, (_, block) =>
    cubes.map((cube) => {
      const length = cube.length / outer;
      return Array.from({ length }, (__, place) => read(cube, block * length + place));
    }),
  ).flat(2);
}

function categoryOf(categories: readonly Category[], parts: readonly JsonStat[], id: string) {
  const units = parts.flatMap(({ dimension }) => Object.entries(dimension[id]?.category.unit ?? {}));
  return {
    index: categories.map(({ code }) => code),
    label: Object.fromEntries(categories.map(({ code, label }) => [code, label])),
    ...(units.length === 0 ? {} : { unit: Object.fromEntries(units) }),
  };
}
