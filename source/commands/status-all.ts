import path from 'node:path';
import {formatPrice} from '../capacity/badges.ts';
import {exitStatus} from '../errors.ts';
import {placesOf} from '../machine/places.ts';
import {billedProjects, type KnownProject} from '../machine/projects.ts';
import type {CommandContext} from './context.ts';

/** What may bill of all projects of this computer, as their journals say it: nobody is asked. */
export async function tellAllProjects(context: CommandContext): Promise<number> {
	const projects = await billedProjects(stateFolderOf(context));
	const lines = projects.flatMap(describeProject);
	context.stdout.write(
		context.options.json
			? `${JSON.stringify({projects})}\n`
			: `${(lines.length === 0 ? ['Nothing of any project on this computer bills.'] : lines).join('\n')}\n`,
	);
	return exitStatus.done;
}

/** Says on stderr that other projects of this computer have something in this account; `account`: its name. */
export async function hintAtOthers(account: string, context: CommandContext): Promise<void> {
	const projects = (await billedProjects(stateFolderOf(context))).filter(
		project => project.directory !== context.directory && project.account.split('@')[0] === account,
	);
	if (projects.length === 0) return;
	const count = projects.reduce(
		(sum, {machines, intents}) => sum + machines.length + intents.length,
		0,
	);
	const what = count === 0 ? 'kept volumes' : count === 1 ? '1 machine' : `${count} machines`;
	context.stderr.write(
		`Other directories of this computer have ${what} that may bill: dcmenu status --all\n`,
	);
}

const stateFolderOf = (context: CommandContext): string =>
	path.dirname(placesOf({...context, account: ''}).stateDirectory);

function describeProject({
	directory = 'a directory that is not remembered',
	isThere,
	account,
	machines,
	intents,
	volumes,
}: KnownProject): string[] {
	return [
		`${directory}${isThere ? '' : ' (gone: from any other, dcmenu adopt ID --force takes a machine over)'}, ${account}:`,
		...machines.map(
			({hostname, instance_type, location, price_per_hour, currency, created_at, id}) =>
				[
					`  ${hostname}`,
					instance_type,
					location,
					formatPrice({pricePerHour: price_per_hour, currency}),
					`since ${created_at.slice(0, 16).replace('T', ' ')} UTC`,
					id,
				].join('  '),
		),
		...intents.map(({hostname, instance_type, location}) =>
			[`  ${hostname}`, instance_type, location, 'its create was not answered'].join('  '),
		),
		...volumes.map(({hostname, location, id}) =>
			[`  volume of ${hostname}`, location, id].join('  '),
		),
	];
}
