/** Works on a few at a time, since files wait for the disk and not for us; results in the order of what went in. */
export async function inBatches<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
  size = usual,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let batch: Promise<Result>[] = [];
  for (const item of items) {
    batch.push(work(item));
    if (batch.length < size) continue;
    results.push(...(await allOf(batch)));
    batch = [];
  }
  return [...results, ...(await allOf(batch))];
}

/** Waits for all even if one fails: who then clears the folder must find nothing there that is still being written. */
async function allOf<Result>(batch: readonly Promise<Result>[]): Promise<readonly Result[]> {
  await Promise.allSettled(batch);
  return Promise.all(batch);
}

/** Twice the threads that Node gives to the disk. */
const usual = 8;
