import { asBlocks, isBlock } from './fields.ts';
import { makeSecret } from './ids.ts';
import type { Block } from './shapes.ts';

/** Gives every block and every interactive element an id, as Slack does for those that come without. */
export function complete(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    const filled: Block = { block_id: makeSecret(5), ...block };
    for (const key of ['accessory', 'element'] as const) {
      const one = filled[key];
      if (isBlock(one)) filled[key] = named(one);
    }
    for (const key of ['elements', 'actions'] as const) {
      const many = filled[key];
      if (Array.isArray(many) && holdsElements(block.type)) filled[key] = asBlocks(many).map(named);
    }
    return filled;
  });
}

function holdsElements(type: string): boolean {
  return ['actions', 'context_actions', 'card'].includes(type);
}

function named(element: Block): Block {
  return element.type === 'image' ? element : { action_id: makeSecret(5), ...element };
}

/** All interactive elements of a list of blocks, each with the id of its block. */
export function interactives(blocks: readonly Block[]): { blockId: string; element: Block }[] {
  return blocks.flatMap((block) => {
    const many = holdsElements(block.type) ? [...asBlocks(block.elements), ...asBlocks(block.actions)] : [];
    return [block.accessory, block.element, ...many]
      .filter(isBlock)
      .filter(({ type }) => type !== 'image')
      .map((element) => ({ blockId: String(block.block_id), element }));
  });
}
