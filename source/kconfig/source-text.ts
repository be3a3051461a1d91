/** A place in a Kconfig or configuration file; `line` counts from 1. */
export type Position = {
	/** As the file was named where it was sourced, relative to the source root. */
	readonly file: string;
	readonly line: number;
};
