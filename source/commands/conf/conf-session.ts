import {type Evaluation, evaluate, type Readout} from '../../kconfig/evaluation.ts';
import type {KconfigTree} from '../../kconfig/menu-tree.ts';
import type {KconfigSymbol} from '../../kconfig/symbols.ts';
import {describeUnmetDependency} from '../../kconfig/unmet-dependencies.ts';
import type {ConfFiles} from './conf-files.ts';
import type {ConfOutput} from './conf-output.ts';

export type ConfEnvironment = Readonly<Record<string, string | undefined>>;

/** Ends `conf` where C calls `exit`. */
export class ConfExit extends Error {
	override readonly name = 'ConfExit';
	readonly status: number;

	constructor(status: number) {
		super(`exit ${status}`);
		this.status = status;
	}
}

/** What one run of `conf` is about, and how far it has come: C's global variables. */
export class ConfSession {
	readonly tree: KconfigTree;
	readonly env: ConfEnvironment;
	readonly files: ConfFiles;
	readonly output: ConfOutput;
	/** What names start with in all files. */
	readonly prefix: string;
	/** Says nothing of what was written. */
	readonly isSilent: boolean;
	/** What the user set; the order counts, as in `Evaluation`. */
	userValues: ReadonlyMap<KconfigSymbol, string> = new Map();
	/** C's `conf_changed`: the values are not those of the file, as far as anybody looked. */
	isChanged = true;
	/** Warnings about the configuration that was read last. */
	configurationWarnings = 0;
	/** Warnings about unmet dependencies, which C gives again whenever it computes a value again. */
	unmetWarnings = 0;
	#evaluation: Evaluation | undefined;

	constructor(options: {
		readonly tree: KconfigTree;
		readonly env: ConfEnvironment;
		readonly files: ConfFiles;
		readonly output: ConfOutput;
		readonly isSilent: boolean;
	}) {
		this.tree = options.tree;
		this.env = options.env;
		this.files = options.files;
		this.output = options.output;
		this.isSilent = options.isSilent;
		this.prefix = options.env['CONFIG_'] ?? 'CONFIG_';
	}

	get evaluation(): Evaluation {
		this.#evaluation ??= this.#evaluate();
		return this.#evaluation;
	}

	/** Values as help texts show them: C computes conditions for them, but not what it only prints. */
	get readout(): Readout {
		const {evaluation} = this;
		return {
			condition: expression => evaluation.condition(expression),
			text: symbol => evaluation.lastText(symbol),
		};
	}

	/** Forgets all values; the symbol that `modules` marks is computed at once. */
	evaluateAnew(): void {
		this.#evaluation = this.#evaluation?.again(this.userValues) ?? this.#evaluate();
	}

	/** C's `sym_clear_all_valid`. */
	clearValues(): void {
		this.isChanged = true;
		this.evaluateAnew();
	}

	/** A message about what was done, unless nobody wants to hear it. */
	tell(message: string): void {
		if (!this.isSilent) this.output.print(`#\n# ${message}\n#\n`);
	}

	/** Whether a variable is set, were it to nothing. */
	has(variable: string): boolean {
		return this.env[variable] !== undefined;
	}

	#evaluate(): Evaluation {
		return evaluate(this.tree, this.userValues, (symbol, evaluation) => {
			this.unmetWarnings++;
			this.output.warn(`\n${describeUnmetDependency(evaluation, symbol)}\n`);
		});
	}
}
