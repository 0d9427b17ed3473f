/** Takes a step again and again, several at a time, until there is nothing more to do. */
export async function inLanes(count: number, step: () => Promise<boolean>): Promise<void> {
  const lane = async () => {
    while (await step());
  };
  await Promise.all(Array.from({ length: count }, lane));
}
