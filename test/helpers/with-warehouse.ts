import { openWarehouse, type Warehouse } from '../../pipelines/effects/warehouse.ts';

/** Gives `use` an empty engine in memory and closes it afterwards. */
export async function withWarehouse<Result>(use: (warehouse: Warehouse) => Promise<Result>): Promise<Result> {
  const warehouse = await openWarehouse({ isSmall: true });
  try {
    return await use(warehouse);
  } finally {
    warehouse.close();
  }
}
