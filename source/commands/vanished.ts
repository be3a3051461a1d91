import {ExpectedError} from '../errors.ts';
import type {ProjectConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';

/**
 * Refuses to go by the default where `.config` asks for a type or a place that is not there any more: it may cost many
 * times as much, or be in another country.
 */
export function refuseVanished(
	{vanished, configFile}: Pick<ProjectConfiguration, 'vanished' | 'configFile'>,
	{options}: Pick<CommandContext, 'options'>,
): void {
	const lost = vanished.find(
		({kind}) => kind === 'types' || (kind === 'locations' && options.location === undefined),
	);
	if (lost === undefined) return;
	const what = lost.kind === 'types' ? 'the instance type' : 'the location';
	throw new ExpectedError(
		`${configFile} asks for ${what} ${lost.value}, which is not there any more.`,
		{
			nextSteps: [
				...(lost.nearest
					? [`The nearest is ${lost.nearest.value}: dcmenu set ${lost.nearest.symbol}=y`]
					: []),
				'Or choose another: dcmenu menuconfig',
			],
		},
	);
}
