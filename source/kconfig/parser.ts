import {type Entry, readAttribute} from './attributes.ts';
import type {Report} from './diagnostics.ts';
import type {DraftNode, DraftSymbol, SymbolTable} from './plans/drafts.ts';
import {SyntaxProblem} from './expression-parser.ts';
import type {ExpressionTable} from './expression-table.ts';
import {Lexer, type ReadSource} from './lexer.ts';
import {type LookAhead, lookAhead} from './look-ahead.ts';
import {type Environment, FatalProblem, Macros, type RunCommand} from './macros.ts';
import type {Position} from './source-text.ts';
import {TokenReader} from './token-reader.ts';
import type {TokenKind} from './tokens.ts';
import {TreeBuilder} from './tree-builder.ts';

/** What parsing needs from outside. */
export type ParserEffects = {
	/**
	 * The text of a file, by the name it was sourced with, or undefined when there is none. Where a relative name is looked
	 * for (the current directory, then `$srctree`) is the caller's business.
	 */
	readonly readSource: ReadSource;
	/** Runs the command of a `$(shell,…)`; the lines of what it printed are joined here. */
	readonly run: RunCommand;
	/** What `$(NAME)` gives where no variable and no function has that name. */
	readonly env: Environment;
};

/** The statements as they stand in the files: `finaliseMenu` makes the tree of them. */
export type ParsedStatements = {
	readonly root: DraftNode;
	readonly symbols: SymbolTable;
	readonly expressions: ExpressionTable;
	readonly choices: readonly DraftSymbol[];
	readonly modules: DraftSymbol | undefined;
	readonly files: readonly string[];
	readonly environment: ReadonlyMap<string, string>;
};

/** An open `menu`, `choice` or `if`. */
type Block = {readonly kind: 'menu' | 'choice' | 'if'; readonly node: DraftNode};

const blockEnds: ReadonlyMap<TokenKind, Block['kind']> = new Map([
	['endmenu', 'menu'],
	['endchoice', 'choice'],
	['endif', 'if'],
]);

const otherSources: ReadonlySet<string> = new Set(['osource', 'rsource', 'orsource']);

const maximumBlocks = 500;

const maximumProblems = 100_000;

/**
 * The statements of Kconfig, one method each, with the grammar rule of C's `parser.y` above it. What bison does on an
 * error is done by hand: the rest of the line is skipped, and an entry that was being read is given up.
 */
class Parser {
	readonly #builder: TreeBuilder;
	readonly #lexer: Lexer;
	readonly #reader: TokenReader;
	readonly #report: Report;
	readonly #blocks: Block[] = [];
	#entry: Entry | undefined;
	/** The number of the token at which the last error was skipped. */
	#recovered = -3;
	/** Whether the end of the file came before the end of a line with an error. */
	#gaveUp = false;

	constructor(builder: TreeBuilder, lexer: Lexer, report: Report) {
		this.#builder = builder;
		this.#lexer = lexer;
		this.#reader = new TokenReader(lexer, builder.symbols, builder.expressions);
		this.#report = report;
	}

	/** input: mainmenu_stmt stmt_list | stmt_list */
	parse(): void {
		const lexer = this.#lexer;
		lexer.next();
		if (lexer.kind === 'mainmenu') this.#mainmenu();
		while (lexer.kind !== 'end-of-file') this.#line();
		this.#endEntry();
		if (this.#blocks.length === 0) return;
		// An error that reached the end of the file has been reported.
		if (!this.#gaveUp) this.#syntaxError('syntax error');
		for (const {node} of this.#blocks.reverse()) {
			this.#error('missing-end', 'missing end statement for this entry', node.position);
		}
	}

	/** mainmenu_stmt: "mainmenu" T_WORD_QUOTE T_EOL */
	#mainmenu(): void {
		const lexer = this.#lexer;
		try {
			lexer.next();
			const text = this.#reader.quoted();
			this.#reader.expect('end-of-line');
			this.#builder.addPrompt(this.#builder.root, 'menu', text, undefined);
			lexer.next();
		} catch (error) {
			if (!(error instanceof SyntaxProblem)) throw error;
			// Nothing in the grammar recovers this early.
			throw new FatalProblem('syntax', error.message, lexer.statement());
		}
	}

	/** One statement or attribute, or what is left of a line that is neither. */
	#line(): void {
		const {kind, text} = this.#lexer;
		try {
			if (this.#entry !== undefined && readAttribute(this.#entry, this.#reader, this.#builder)) {
				return;
			}
			this.#endEntry();
			this.#statement(kind);
		} catch (error) {
			if (!(error instanceof SyntaxProblem)) throw error;
			this.#entry = undefined;
			this.#syntaxError(error.message);
			const isWord = kind === 'word' && this.#builder.choice === undefined;
			this.#skipLine(isWord ? `unknown statement "${text}"` : 'invalid statement');
		}
	}

	/** stmt_list, or stmt_list_in_choice within a choice. */
	#statement(first: TokenKind): void {
		const block = blockEnds.get(first);
		if (block !== undefined && this.#blocks.length > 0) {
			this.#end(block);
			return;
		}
		if (first === 'config' || first === 'comment' || first === 'if') {
			this.#lexer.next();
			if (first === 'config') this.#config('config');
			else if (first === 'comment') this.#titled('comment');
			else this.#if();
			return;
		}
		if (this.#builder.choice !== undefined) throw new SyntaxProblem('syntax error');
		if (first === 'menuconfig' || first === 'menu' || first === 'choice' || first === 'source') {
			this.#lexer.next();
			if (first === 'menuconfig') this.#config('menuconfig');
			else if (first === 'menu') this.#titled('menu');
			else if (first === 'choice') this.#choiceStart();
			else this.#source();
			return;
		}
		if (first !== 'word') throw new SyntaxProblem('syntax error');
		this.#assignment();
	}

	/** config_entry_start: "config" nonconst_symbol T_EOL; the same for "menuconfig". */
	#config(kind: 'config' | 'menuconfig'): void {
		const symbol = this.#reader.symbol();
		this.#reader.expect('end-of-line');
		this.#addEntry(kind, symbol);
		this.#lexer.next();
	}

	/** menu: "menu" T_WORD_QUOTE T_EOL; the same for "comment". */
	#titled(kind: 'menu' | 'comment'): void {
		const title = this.#reader.quoted();
		this.#reader.expect('end-of-line');
		const node = this.#addEntry(kind, undefined);
		this.#builder.addPrompt(node, kind, title, undefined);
		this.#lexer.next();
	}

	/** choice: "choice" T_EOL */
	#choiceStart(): void {
		this.#reader.expect('end-of-line');
		this.#entry = {kind: 'choice', node: this.#builder.addChoice()};
		this.#lexer.next();
	}

	/** if_entry: "if" expr T_EOL */
	#if(): void {
		const condition = this.#reader.expression();
		this.#reader.expect('end-of-line');
		const node = this.#builder.addNode(undefined);
		this.#builder.addDependency(node, condition);
		this.#builder.menu = node;
		this.#open({kind: 'if', node});
		this.#lexer.next();
	}

	/** source_stmt: "source" T_WORD_QUOTE T_EOL */
	#source(): void {
		const path = this.#reader.quoted();
		this.#reader.expect('end-of-line');
		this.#lexer.enter(path);
		this.#lexer.next();
	}

	/** assignment_stmt: T_WORD assign_op assign_val T_EOL; and the ways to source that C does not have. */
	#assignment(): void {
		const lexer = this.#lexer;
		const name = lexer.text;
		const operator = lexer.next();
		if (operator === 'quoted' && otherSources.has(name)) {
			this.#otherSource(name);
			return;
		}
		if (operator !== '=' && operator !== ':=' && operator !== '+=') {
			throw new SyntaxProblem('syntax error');
		}
		const value = lexer.next() === 'assigned' ? lexer.text : '';
		if (lexer.kind === 'assigned') lexer.next();
		this.#reader.expect('end-of-line');
		lexer.macros.assign(name, operator, value);
		lexer.next();
	}

	/**
	 * Kconfiglib's `osource` (nothing when the file is not there), `rsource` (relative to this file) and `orsource` (both).
	 * They are words to C, which calls such a line an unknown statement.
	 */
	#otherSource(name: string): void {
		const lexer = this.#lexer;
		const path = this.#reader.quoted();
		this.#reader.expect('end-of-line');
		const {file} = lexer.statement();
		const folder = name === 'osource' ? '' : file.slice(0, file.lastIndexOf('/') + 1);
		lexer.enter(folder + path, name !== 'rsource');
		lexer.next();
	}

	/** end: "endmenu" T_EOL | "endchoice" T_EOL | "endif" T_EOL */
	#end(kind: Block['kind']): void {
		const lexer = this.#lexer;
		const statement = lexer.statement();
		lexer.next();
		this.#reader.expect('end-of-line');
		const block = this.#blocks.pop();
		if (block?.kind === 'choice') this.#builder.choice = undefined;
		if (block !== undefined && block.kind !== kind) {
			this.#error('unexpected-end', `unexpected '${kind}' within ${block.kind} block`);
		} else if (block !== undefined && block.node.position.file !== statement.file) {
			this.#error('unexpected-end', `'${kind}' in different file than '${block.kind}'`);
			this.#error('unexpected-end', `location of the '${block.kind}'`, this.#builder.menu.position);
		} else {
			this.#builder.menu = this.#builder.menu.parent ?? this.#builder.root;
		}
		lexer.next();
	}

	/** Does what C does when an entry's attributes are over: a choice or menu opens, a member joins its choice. */
	#endEntry(): void {
		const entry = this.#entry;
		if (entry === undefined) return;
		this.#entry = undefined;
		const {kind, node} = entry;
		switch (kind) {
			case 'config':
				this.#builder.joinChoice(node);
				return;
			case 'menuconfig':
				this.#builder.endMenuconfig(node);
				return;
			case 'choice':
				this.#builder.openChoice(node);
				this.#open({kind, node});
				return;
			case 'menu':
				this.#builder.menu = node;
				this.#open({kind, node});
				return;
			case 'comment':
				return;
		}
	}

	#addEntry(kind: Entry['kind'], symbol: DraftSymbol | undefined): DraftNode {
		const node = this.#builder.addNode(symbol);
		this.#entry = {kind, node};
		return node;
	}

	#open(block: Block): void {
		if (this.#blocks.length >= maximumBlocks) {
			throw new FatalProblem(
				'nesting',
				`blocks are nested deeper than ${maximumBlocks} levels`,
				block.node.position,
			);
		}
		this.#blocks.push(block);
	}

	/** As bison: says nothing until three tokens have fitted since the last error. */
	#syntaxError(message: string): void {
		const lexer = this.#lexer;
		if (lexer.count - this.#recovered < 3) return;
		this.#report({
			severity: 'error',
			code: 'syntax',
			message,
			position: lexer.statement(),
			lineText: lexer.statementText(),
			column: lexer.column,
		});
	}

	#skipLine(message: string): void {
		const lexer = this.#lexer;
		while (lexer.kind !== 'end-of-line') {
			this.#gaveUp = lexer.kind === 'end-of-file';
			if (this.#gaveUp) return;
			lexer.next();
		}
		this.#error('statement', message);
		this.#recovered = lexer.count;
		lexer.next();
	}

	#error(code: string, message: string, position?: Position): void {
		const lexer = this.#lexer;
		this.#report(
			position === undefined
				? {
						severity: 'error',
						code,
						message,
						position: lexer.statement(),
						lineText: lexer.statementText(),
					}
				: {severity: 'error', code, message, position, ...lexer.excerpt(position)},
		);
	}
}

/**
 * Reads the statements of `path` and of all it sources. Never throws on bad input: problems are reported, and where
 * C's parser exits at once, what was read until there is the result.
 */
export const parseStatements = (
	path: string,
	{readSource, run, env}: ParserEffects,
	report: Report,
): ParsedStatements => {
	const text = readSource(path);
	if (text === undefined) {
		const message = `can't find file ${path}`;
		report({severity: 'error', code: 'missing-file', message, position: undefined});
	}
	let count = 0;
	/** What is no Kconfig at all, and large, would fill the memory with what is wrong with it. */
	const reportSome: Report = diagnostic => {
		if (count++ < maximumProblems) report(diagnostic);
		else throw new FatalProblem('problems', 'too many problems to read on', lexer.position());
	};
	const lexer: Lexer = new Lexer(path, text ?? '', readSource, reportSome);
	const macros: Macros = new Macros({
		env,
		run: command => run(command, ahead),
		report: reportSome,
		where: lexer.position,
	});
	const ahead: LookAhead = (readAhead, onForeseen) =>
		lookAhead(lexer.sourcesAhead(), runAhead => macros.copy(runAhead), readAhead, onForeseen);
	lexer.macros = macros;
	const builder = new TreeBuilder(path, () => lexer.statement(), reportSome);
	try {
		new Parser(builder, lexer, reportSome).parse();
	} catch (error) {
		if (!(error instanceof FatalProblem)) throw error;
		const {code, message, position} = error;
		const excerpt = position === undefined ? {} : lexer.excerpt(position);
		report({severity: 'error', code, message, position, ...excerpt});
	}
	const {root, symbols, expressions, choices, modules} = builder;
	const files = [...lexer.files];
	return {root, symbols, expressions, choices, modules, files, environment: macros.environment};
};
