import type {Report} from './diagnostics.ts';
import {
	append,
	DraftNode,
	type DraftPrompt,
	type DraftSymbol,
	SymbolTable,
} from './plans/drafts.ts';
import {ExpressionTable} from './expression-table.ts';
import type {Expression} from './expressions.ts';
import type {HelpText} from './help-text.ts';
import type {Position} from './source-text.ts';
import type {KconfigSymbol, SymbolType} from './symbols.ts';

/** C's name of a type in messages. */
const typeName = (type: SymbolType): string => (type === 'int' ? 'integer' : type);

/**
 * Puts together what the statements say, as C's `menu.c` does while parsing; `finaliseMenu` makes the menu tree of it.
 */
export class TreeBuilder {
	readonly symbols = new SymbolTable();
	readonly expressions = new ExpressionTable();
	readonly root: DraftNode;
	readonly choices: DraftSymbol[] = [];
	modules: DraftSymbol | undefined;
	/** Where new nodes go. */
	menu: DraftNode;
	/** The choice whose members are being read. */
	choice: DraftSymbol | undefined;
	readonly #report: Report;
	readonly #where: () => Position;

	/** `where` is the statement that is being read. */
	constructor(path: string, where: () => Position, report: Report) {
		this.#where = where;
		this.#report = report;
		this.root = new DraftNode(undefined, undefined, {file: path, line: 1});
		this.menu = this.root;
	}

	addNode(symbol: DraftSymbol | undefined): DraftNode {
		const node = new DraftNode(symbol, this.menu, this.#where());
		this.menu.children.push(node);
		if (symbol !== undefined) symbol.nodes = append(symbol.nodes, node);
		return node;
	}

	addChoice(): DraftNode {
		const choice = this.symbols.choice();
		choice.type = 'bool';
		this.choices.push(choice);
		return this.addNode(choice);
	}

	/** A prompt is also subject to every `visible if` around it; the titles of menus and comments are not. */
	addPrompt(
		node: DraftNode,
		kind: DraftPrompt['kind'],
		title: string,
		condition: Expression | undefined,
	): void {
		const text = title.replace(/^[ \t\n\v\f\r]+/, '');
		if (text !== title) this.#warn('prompt', 'leading whitespace ignored');
		if (node.prompt !== undefined) this.#warn('prompt', 'prompt redefined');
		let shownIf = condition;
		if (kind === 'prompt') {
			for (let menu = node.parent; menu !== undefined; menu = menu.parent) {
				shownIf = this.expressions.and(shownIf, menu.visibleIf);
			}
		}
		const property = {kind, text, condition: shownIf, position: this.#where()};
		node.prompt = property;
		if (node.symbol === undefined) return;
		node.symbol.prompts = append(node.symbol.prompts, property);
		node.properties = append(node.properties, {kind: 'prompt', property});
	}

	addDefault(node: DraftNode, value: Expression, condition: Expression | undefined): void {
		const {symbol} = node;
		if (symbol === undefined) return;
		const property = {value, condition, position: this.#where()};
		symbol.defaults = append(symbol.defaults, property);
		node.properties = append(node.properties, {kind: 'default', property});
	}

	addSelect(
		node: DraftNode,
		kind: 'select' | 'imply',
		target: DraftSymbol,
		condition: Expression | undefined,
	): void {
		const {symbol} = node;
		if (symbol === undefined) return;
		const property = {symbol: target, condition, position: this.#where()};
		if (kind === 'select') symbol.selects = append(symbol.selects, property);
		else symbol.implies = append(symbol.implies, property);
		node.properties = append(node.properties, {kind, property});
	}

	addRange(
		node: DraftNode,
		low: KconfigSymbol,
		high: KconfigSymbol,
		condition: Expression | undefined,
	): void {
		const {symbol} = node;
		if (symbol === undefined) return;
		const property = {low, high, condition, position: this.#where()};
		symbol.ranges = append(symbol.ranges, property);
		node.properties = append(node.properties, {kind: 'range', property});
	}

	addHelp(node: DraftNode, help: HelpText): void {
		const name = node.symbol?.name ?? '<choice>';
		if (node.helpText !== undefined) {
			this.#warn(
				'help',
				`'${name}' defined with more than one help text -- only the last one will be used`,
			);
		}
		if (help.isBlank) this.#warn('help', `'${name}' defined with blank help text`);
		node.helpText = help;
	}

	addDependency(node: DraftNode, condition: Expression): void {
		node.dependsOn = this.expressions.and(node.dependsOn, condition);
	}

	addVisibility(node: DraftNode, condition: Expression | undefined): void {
		node.visibleIf = this.expressions.and(node.visibleIf, condition);
	}

	setType({symbol, position}: DraftNode, type: SymbolType): void {
		if (symbol === undefined || symbol.type === type) return;
		if (symbol.type === 'unknown') {
			symbol.type = type;
			return;
		}
		this.#warn(
			'redefined-type',
			`ignoring type redefinition of '${symbol.name ?? '<choice>'}' from '${typeName(symbol.type)}' to '${typeName(type)}'`,
			position,
		);
	}

	setModules({symbol}: DraftNode): void {
		if (this.modules !== undefined) {
			this.#error(
				'modules',
				`symbol '${symbol?.name}' redefines option 'modules' already defined by symbol '${this.modules.name}'`,
			);
		}
		this.modules = symbol;
	}

	/** What is over with the attributes of a `menuconfig`: its prompt heads a menu. */
	endMenuconfig(node: DraftNode): void {
		if (node.prompt === undefined) {
			this.#warn('menuconfig-prompt', 'menuconfig statement without prompt');
			return;
		}
		node.prompt.kind = 'menu';
		node.isMenuconfig = true;
	}

	/** Opens a choice whose attributes are over. */
	openChoice(node: DraftNode): void {
		if (node.prompt === undefined) {
			this.#error('choice-prompt', 'choice must have a prompt', node.position);
		}
		this.menu = node;
		this.choice = node.symbol;
	}

	/** Makes a symbol whose attributes are over a member of the choice around it, if there is one. */
	joinChoice(node: DraftNode): void {
		const {choice} = this;
		const {symbol} = node;
		if (choice === undefined || symbol === undefined) return;
		if (node.prompt === undefined) {
			this.#error('choice-member', 'choice member must have a prompt', node.position);
		}
		if (symbol.type !== 'bool') {
			this.#error('choice-member', 'choice member must be bool', node.position);
		}
		if (symbol.choice === undefined) {
			symbol.choice = choice;
			choice.members = append(choice.members, symbol);
		}
	}

	#error(code: string, message: string, position = this.#where()): void {
		this.#report({severity: 'error', code, message, position});
	}

	#warn(code: string, message: string, position = this.#where()): void {
		this.#report({severity: 'warning', code, message, position});
	}
}
