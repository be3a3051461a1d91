import type {OptionValues} from 'commander';
import type {Market} from '../capacity/snapshot.ts';
import type {GlobalOptions} from '../commands/context.ts';

/** The options every command takes, from all that were given; `directory` is `-C`. */
export function globalOptions(
	options: OptionValues,
): GlobalOptions & {directory: string | undefined} {
	const text = (name: string): string | undefined =>
		typeof options[name] === 'string' ? options[name] : undefined;
	return {
		directory: text('C'),
		kconfig: text('kconfig'),
		config: text('config'),
		simulate: text('simulate'),
		demo: options['demo'] === true,
		api: text('api'),
		market: text('market') as Market | 'any' | undefined,
		maxPrice: typeof options['maxPrice'] === 'number' ? options['maxPrice'] : undefined,
		order: text('order') as GlobalOptions['order'],
		location: text('location'),
		json: options['json'] === true,
		plain: options['plain'] === true,
		color: typeof options['color'] === 'boolean' ? options['color'] : undefined,
		ascii: options['ascii'] === true ? true : options['unicode'] === true ? false : undefined,
		screenReader: options['screenReader'] === true,
		profile: text('profile'),
		debug: options['debug'] === true,
	};
}
