import type {Evaluation} from '../kconfig/evaluation.ts';
import type {CommandContext} from './context.ts';

/** The project's tree with its `.config` (or the defaults) applied. */
export type ProjectConfiguration = {
	readonly evaluation: Evaluation;
	/** Absolute. */
	readonly kconfigFile: string;
	readonly configFile: string;
	readonly configExists: boolean;
	/** One line each, `file:line: …`. */
	readonly warnings: readonly string[];
	/** A symbol's value by name (without CONFIG_); undefined when it is not defined or not written. */
	get(symbol: string): string | undefined;
};

/** Finds and reads them in `cli.md`'s order; rejects with the first error's file and line. */
export type LoadConfiguration = (context: CommandContext) => Promise<ProjectConfiguration>;
