import type {Expression} from './expressions.ts';
import type {Position} from './source-text.ts';
import type {KconfigSymbol} from './symbols.ts';

/** What a node shows: a symbol's or choice's prompt, a menu's title, a comment. */
export type Prompt = {
	readonly kind: 'prompt' | 'menu' | 'comment';
	readonly text: string;
	/** Shown if; `depends on`, enclosing `if`s, menus and `visible if` are already in it. */
	readonly condition: Expression | undefined;
};

/** One entry of the finalised menu tree: a config, choice, menu or comment. `if` nodes are already flattened. */
export type MenuNode = {
	readonly symbol: KconfigSymbol | undefined;
	readonly prompt: Prompt | undefined;
	readonly help: string | undefined;
	/** Made by `menuconfig` (its children are a submenu of their own) */
	readonly isMenuconfig: boolean;
	readonly dependsOn: Expression | undefined;
	/** Of a menu: its own `visible if`. */
	readonly visibleIf: Expression | undefined;
	readonly parent: MenuNode | undefined;
	readonly children: readonly MenuNode[];
	readonly position: Position;
};

/** A parsed and finalised Kconfig tree; never changes after parsing. */
export type KconfigTree = {
	/** The main menu; its prompt is `mainmenu`, or "Main menu". */
	readonly root: MenuNode;
	/** By name, those that are only referred to included (they have no nodes); constants and choices are not in it. */
	readonly symbols: ReadonlyMap<string, KconfigSymbol>;
	/** All symbols, constants and choices, by id. */
	readonly allSymbols: readonly KconfigSymbol[];
	readonly choices: readonly KconfigSymbol[];
	/** The symbol that `modules` marks, if any. */
	readonly modules: KconfigSymbol | undefined;
	/** Every file read, once, in the order of the first reading. */
	readonly files: readonly string[];
	/** The environment variables that macros referred to and that were set, in the order of the first use. */
	readonly environment: ReadonlyMap<string, string>;
	/** All expressions by id, operands before what is made of them. */
	readonly expressions: readonly Expression[];
};

/** A symbol's first prompt's text; undefined where it has none. */
export const promptOf = (symbol: KconfigSymbol): string | undefined => symbol.prompts[0]?.text;

/** What a symbol is called where a reader knows the menu: its prompt, else its name. */
export const titleOf = (symbol: KconfigSymbol): string =>
	promptOf(symbol) ?? symbol.name ?? 'a choice';

/** The titles of the menus, choices and options around a node, outermost first, without the main menu. */
export const pathTo = (node: MenuNode): readonly string[] => {
	const titles: string[] = [];
	for (let menu = node.parent; menu?.parent !== undefined; menu = menu.parent) {
		if (menu.prompt !== undefined) titles.unshift(menu.prompt.text);
	}
	return titles;
};

/** Every node below `root`, in the order in which menus show them. */
export function* nodesBelow<Node extends {readonly children: readonly Node[]}>(
	root: Node,
): Generator<Node> {
	const pending = root.children.toReversed();
	for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
		yield node;
		for (let child = node.children.length - 1; child >= 0; child--) {
			pending.push(node.children[child] as Node);
		}
	}
}
