import type {MenuNode} from '../kconfig/menu-tree.ts';

/** A node on the way down, and again on the way up. */
export type Step = {readonly node: MenuNode; readonly isLeaving: boolean};

/** Everything below `root`, depth first. A stack of its own: how deep a tree goes is up to who wrote it. */
export function* walkTree(root: MenuNode): Generator<Step> {
	const stack: Step[] = stepsInto(root);
	for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
		yield step;
		if (step.isLeaving) continue;
		stack.push({node: step.node, isLeaving: true});
		for (const child of stepsInto(step.node)) stack.push(child);
	}
}

/** The nodes below `root` in the menu's order: C's `menu_for_each_sub_entry`. */
export function* nodesBelow(root: MenuNode): Generator<MenuNode> {
	for (const {node, isLeaving} of walkTree(root)) if (!isLeaving) yield node;
}

/** The children, last first, as a stack wants them. */
const stepsInto = (node: MenuNode): Step[] =>
	node.children.map(child => ({node: child, isLeaving: false})).reverse();
