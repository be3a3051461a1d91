import type {Expression} from '../expressions.ts';
import type {HelpText} from '../help-text.ts';
import type {MenuNode, Prompt} from '../menu-tree.ts';
import type {Position} from '../source-text.ts';
import type {
	DefaultProperty,
	KconfigSymbol,
	RangeProperty,
	SelectProperty,
	SymbolType,
} from '../symbols.ts';

/**
 * The tree while it is being made: the same objects as the finished ones, still writable. Outside the parser and the
 * finalisation nobody sees these types.
 */
type Draft<T> = {-readonly [Key in keyof T]: T[Key]};

export type DraftPrompt = Draft<Prompt> & {readonly position: Position};

/** Of a symbol's many lists most stay empty, and an empty array that grows takes room for sixteen at once. */
const none: readonly never[] = [];

/** The list with one more item: itself, unless it is `none`. */
export const append = <Item>(list: readonly Item[], item: Item): readonly Item[] => {
	if (list.length === 0) return [item];
	(list as Item[]).push(item);
	return list;
};

/** A property in the order of its symbol's definition; its condition is completed by the finalisation. */
export type DraftProperty =
	| {readonly kind: 'prompt'; readonly property: DraftPrompt}
	| {readonly kind: 'default'; readonly property: Draft<DefaultProperty>}
	| {
			readonly kind: 'select' | 'imply';
			readonly property: Omit<Draft<SelectProperty>, 'symbol'> & {readonly symbol: DraftSymbol};
	  }
	| {readonly kind: 'range'; readonly property: Draft<RangeProperty>};

export class DraftNode implements MenuNode {
	readonly symbol: DraftSymbol | undefined;
	prompt: DraftPrompt | undefined;
	helpText: HelpText | undefined;
	isMenuconfig = false;
	dependsOn: Expression | undefined;
	visibleIf: Expression | undefined;
	parent: DraftNode | undefined;
	children: DraftNode[] = [];
	/** What this definition gives its symbol, in order. */
	properties: readonly DraftProperty[] = none;
	readonly position: Position;

	constructor(symbol: DraftSymbol | undefined, parent: DraftNode | undefined, position: Position) {
		this.symbol = symbol;
		this.parent = parent;
		this.position = position;
		this.prompt = undefined;
		this.helpText = undefined;
		this.dependsOn = undefined;
		this.visibleIf = undefined;
	}

	get help(): string | undefined {
		return this.helpText?.toString();
	}
}

export type DraftSymbol = Omit<
	Draft<KconfigSymbol>,
	'id' | 'name' | 'nodes' | 'prompts' | 'defaults' | 'selects' | 'implies' | 'ranges' | 'members'
> & {
	readonly id: number;
	readonly name: string | undefined;
	nodes: readonly DraftNode[];
	prompts: readonly DraftPrompt[];
	defaults: readonly DefaultProperty[];
	selects: readonly SelectProperty[];
	implies: readonly SelectProperty[];
	ranges: readonly RangeProperty[];
	members: readonly DraftSymbol[];
};

/** All properties of a symbol in the order of the files, which C's checks go through. */
export const propertiesOf = ({nodes}: DraftSymbol): readonly DraftProperty[] =>
	nodes.flatMap(({properties}) => properties);

/** All symbols by what they are looked up with: bare names and quoted constants are two worlds, but for y, m and n. */
export class SymbolTable {
	readonly all: DraftSymbol[] = [];
	readonly named = new Map<string, DraftSymbol>();
	readonly #constants = new Map<string, DraftSymbol>();
	readonly no: DraftSymbol;
	readonly mod: DraftSymbol;
	readonly yes: DraftSymbol;

	constructor() {
		this.no = this.#tristate('n');
		this.mod = this.#tristate('m');
		this.yes = this.#tristate('y');
	}

	constant(text: string): DraftSymbol {
		let symbol = this.#constants.get(text);
		if (symbol === undefined) {
			symbol = this.#make(text, 'unknown', true);
			this.#constants.set(text, symbol);
		}
		return symbol;
	}

	/** The symbol of that name; it may be defined later, or never. */
	name(name: string): DraftSymbol {
		if (name === 'y' || name === 'm' || name === 'n') return this.constant(name);
		let symbol = this.named.get(name);
		if (symbol === undefined) {
			symbol = this.#make(name, 'unknown', false);
			this.named.set(name, symbol);
		}
		return symbol;
	}

	choice(): DraftSymbol {
		return this.#make(undefined, 'unknown', false);
	}

	#tristate(letter: string): DraftSymbol {
		const symbol = this.#make(letter, 'tristate', true);
		this.#constants.set(letter, symbol);
		return symbol;
	}

	#make(name: string | undefined, type: SymbolType, isConstant: boolean): DraftSymbol {
		const symbol: DraftSymbol = {
			id: this.all.length,
			name,
			type,
			isConstant,
			isChoice: name === undefined,
			nodes: none,
			prompts: none,
			defaults: none,
			selects: none,
			implies: none,
			ranges: none,
			directDependency: undefined,
			reverseDependency: undefined,
			impliedDependency: undefined,
			outputYaml: false,
			choice: undefined,
			members: none,
		};
		this.all.push(symbol);
		return symbol;
	}
}

/** C calls an absent expression and the constant y the same. */
export const isAlways = (expression: Expression | undefined, yes: KconfigSymbol): boolean =>
	expression === undefined || (expression.kind === 'symbol' && expression.symbol === yes);
