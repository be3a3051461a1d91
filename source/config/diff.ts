import type {Evaluation} from '../kconfig/evaluation.ts';
import type {KconfigSymbol} from '../kconfig/symbols.ts';
import {layOut} from './layout.ts';

/** A symbol whose line in `.config` differs; undefined: it has none. */
export type Difference = {
	readonly name: string;
	readonly before: string | undefined;
	readonly after: string | undefined;
};

/**
 * What differs between two configurations of one tree or of two versions of it, in the order of the second one's
 * `.config`, then what only the first one has.
 */
export function diffConfigurations(before: Evaluation, after: Evaluation): Difference[] {
	const old = settings(before);
	const differences: Difference[] = [];
	for (const [name, value] of settings(after)) {
		if (old.get(name) !== value) differences.push({name, before: old.get(name), after: value});
		old.delete(name);
	}

	for (const [name, value] of old) differences.push({name, before: value, after: undefined});
	return differences;
}

function settings(evaluation: Evaluation): Map<string, string> {
	const values = new Map<string, string>();
	for (const item of layOut(evaluation))
		if (item.kind === 'symbol') values.set(nameOf(item.symbol), evaluation.text(item.symbol));
	return values;
}

const nameOf = ({name}: KconfigSymbol): string => name ?? '';
