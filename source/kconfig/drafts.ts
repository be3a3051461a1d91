import type {Expression} from './expressions.ts';
import type {MenuNode, Prompt} from './menu-tree.ts';
import type {Position} from './source-text.ts';
import type {
	DefaultProperty,
	KconfigSymbol,
	RangeProperty,
	SelectProperty,
	SymbolType,
} from './symbols.ts';

/**
 * The tree while it is being made: the same objects as the finished ones, still writable. Outside the parser and the
 * finalisation nobody sees these types.
 */
type Draft<T> = {-readonly [Key in keyof T]: T[Key]};

export type DraftPrompt = Draft<Prompt> & {readonly position: Position};

/** A property in the order of its symbol's definition; its condition is completed by the finalisation. */
export type DraftProperty =
	| {readonly kind: 'prompt'; readonly node: DraftNode; readonly property: DraftPrompt}
	| {readonly kind: 'default'; readonly node: DraftNode; readonly property: Draft<DefaultProperty>}
	| {
			readonly kind: 'select' | 'imply';
			readonly node: DraftNode;
			readonly property: Omit<Draft<SelectProperty>, 'symbol'> & {readonly symbol: DraftSymbol};
	  }
	| {readonly kind: 'range'; readonly node: DraftNode; readonly property: Draft<RangeProperty>};

export type DraftNode = Omit<
	Draft<MenuNode>,
	'symbol' | 'prompt' | 'parent' | 'children' | 'position'
> & {
	readonly symbol: DraftSymbol | undefined;
	prompt: DraftPrompt | undefined;
	parent: DraftNode | undefined;
	children: DraftNode[];
	readonly position: Position;
};

export type DraftSymbol = Omit<
	Draft<KconfigSymbol>,
	'id' | 'name' | 'nodes' | 'prompts' | 'defaults' | 'selects' | 'implies' | 'ranges' | 'members'
> & {
	readonly id: number;
	readonly name: string | undefined;
	readonly nodes: DraftNode[];
	readonly prompts: DraftPrompt[];
	readonly defaults: DefaultProperty[];
	readonly selects: SelectProperty[];
	readonly implies: SelectProperty[];
	readonly ranges: RangeProperty[];
	readonly members: DraftSymbol[];
};

export const draftNode = (
	symbol: DraftSymbol | undefined,
	parent: DraftNode | undefined,
	position: Position,
): DraftNode => ({
	symbol,
	prompt: undefined,
	help: undefined,
	isMenuconfig: false,
	dependsOn: undefined,
	visibleIf: undefined,
	parent,
	children: [],
	position,
});

/** All symbols by what they are looked up with: bare names and quoted constants are two worlds, but for y, m and n. */
export class SymbolTable {
	readonly all: DraftSymbol[] = [];
	readonly named = new Map<string, DraftSymbol>();
	/** The properties of each symbol in the order of the files, which C's checks go through. */
	readonly properties = new Map<DraftSymbol, DraftProperty[]>();
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

	propertiesOf(symbol: DraftSymbol): DraftProperty[] {
		let properties = this.properties.get(symbol);
		if (properties === undefined) {
			properties = [];
			this.properties.set(symbol, properties);
		}
		return properties;
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
			nodes: [],
			prompts: [],
			defaults: [],
			selects: [],
			implies: [],
			ranges: [],
			directDependency: undefined,
			reverseDependency: undefined,
			impliedDependency: undefined,
			outputYaml: false,
			choice: undefined,
			members: [],
		};
		this.all.push(symbol);
		return symbol;
	}
}

/** C calls an absent expression and the constant y the same. */
export const isAlways = (expression: Expression | undefined, yes: KconfigSymbol): boolean =>
	expression === undefined || (expression.kind === 'symbol' && expression.symbol === yes);
