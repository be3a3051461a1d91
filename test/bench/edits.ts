import type {Configuration, Kconfig, KconfigSymbol, Tristate} from '../../source/config/library.ts';
import {median} from './measure.ts';

/** What edits take in a loaded tree, milliseconds. */
export type EditTimes = {
	readonly edits: number;
	/** The first one pays for what all later ones use. */
	readonly first: number;
	readonly median: number;
	readonly worstOfTwenty: number;
	readonly worst: number;
	/** All values from nothing, which is what an edit would take that computes everything anew. */
	readonly everything: number;
};

/** Gives switches all over the tree, one after another, another value and takes that back. */
export function timeEdits(kconfig: Kconfig, text: string, count: number): EditTimes {
	const {configuration} = kconfig.configure(text);
	const everything = timed(() => {
		for (const symbol of kconfig.tree.symbols.values()) configuration.evaluation.text(symbol);
	});
	const switches = [...kconfig.tree.symbols.values()].filter(
		symbol => otherValue(configuration, symbol) !== undefined,
	);
	const step = Math.max(1, Math.floor(switches.length / count));
	const times = switches
		.filter((_, place) => place % step === 0)
		.map(symbol => {
			const value = otherValue(configuration, symbol) ?? '';
			const name = symbol.name ?? '';
			const time = timed(() => {
				const result = configuration.set(name, value);
				if (result.kind === 'refused') throw new Error(`${name}=${value}: ${result.reason}`);
			});
			configuration.undo();
			return time;
		});
	const sorted = times.toSorted((one, other) => one - other);
	return {
		edits: times.length,
		first: times[0] ?? Number.NaN,
		median: median(times),
		worstOfTwenty: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
		worst: sorted.at(-1) ?? Number.NaN,
		everything,
	};
}

/** One that a user could choose and that is not there yet. */
const otherValue = ({evaluation}: Configuration, symbol: KconfigSymbol): string | undefined =>
	(symbol.choice === undefined ? ['n', 'm', 'y'] : []).find(
		(value, number) =>
			evaluation.assignable(symbol).includes(number as Tristate) &&
			evaluation.text(symbol) !== value,
	);

function timed(action: () => void): number {
	const start = performance.now();
	action();
	return performance.now() - start;
}
