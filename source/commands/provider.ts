import path from 'node:path';
import {exitStatus} from '../errors.ts';
import {stateFolder} from '../machine/places.ts';
import {readTextFile} from '../machine/text-file.ts';
import {
	installedProvider,
	installProvider,
	providerPlaces,
	uninstallProvider,
	type ProviderPlaces,
} from '../terraform/provider-files.ts';
import type {CommandContext} from './context.ts';

export type ProviderArguments = {
	readonly action: 'install' | 'uninstall' | 'status' | 'path' | 'serve';
};

/** The provider for those who run terraform or tofu by hand: puts it where they find it, and is it when they start it. */
export async function providerCommand(
	{action}: ProviderArguments,
	context: CommandContext,
): Promise<number> {
	const places = placesOfProvider(context);
	switch (action) {
		case 'install':
			return install(places, context);
		case 'uninstall': {
			const removed = await uninstallProvider(places);
			const lines = removed.map(file => `removed ${file}`);
			say(lines.length > 0 ? lines : ['The provider was not installed.'], context);
			return exitStatus.done;
		}

		case 'status':
			return status(places, context);
		case 'path':
			context.stdout.write(places.executables.map(file => `${file}\n`).join(''));
			return exitStatus.done;
		case 'serve': {
			// It brings gRPC along.
			const {serveProvider} = await import('./provider-serve.ts');
			return serveProvider(context);
		}
	}
}

async function install(places: ProviderPlaces, context: CommandContext): Promise<number> {
	const written = await installProvider(places, context.program);
	const lines = written.map(file => `wrote ${file}`);
	say(lines.length > 0 ? lines : ['The provider is installed already.'], context);
	say(
		[
			'In a directory whose .tf files ask for linux-kdevops/datacrunch: terraform init, then plan and apply.',
			...(await inTheWay(context)),
		],
		context,
	);
	return exitStatus.done;
}

async function status(places: ProviderPlaces, context: CommandContext): Promise<number> {
	const {executables, program, starts} = await installedProvider(places);
	if (executables.length === 0) {
		context.stdout.write('not installed\n');
		say(['Install it: dcmenu provider install'], context);
		return exitStatus.failed;
	}

	context.stdout.write(executables.map(file => `${file}\n`).join(''));
	say(await inTheWay(context), context);
	if (program && starts) {
		context.stdout.write(`starts ${program.script} with ${program.node}\n`);
		return exitStatus.done;
	}

	const what = program ? `starts ${program.script}, which is not there any more` : 'starts nothing';
	context.stdout.write(`${what}\n`);
	say(['Install it again: dcmenu provider install'], context);
	return exitStatus.failed;
}

/** Terraform's own settings may say to look elsewhere, as kdevops' documents do for a provider that is built by hand. */
async function inTheWay({env, homeDirectory}: CommandContext): Promise<string[]> {
	const files = [
		env['TF_CLI_CONFIG_FILE'],
		path.join(homeDirectory, '.terraformrc'),
		path.join(homeDirectory, '.tofurc'),
	].filter(file => file !== undefined);
	const texts = await Promise.all(
		files.map(async file => ({file, text: (await readTextFile(file)) ?? ''})),
	);
	return texts
		.filter(({text}) => /^\s*provider_installation\b/m.test(text))
		.map(
			({file}) =>
				`${file} has a block provider_installation: what it names for linux-kdevops/datacrunch is taken instead.`,
		);
}

const placesOfProvider = ({env, homeDirectory}: CommandContext): ProviderPlaces =>
	providerPlaces(homeDirectory, stateFolder(env, homeDirectory), process);

function say(lines: readonly string[], {stderr}: CommandContext): void {
	for (const line of lines) stderr.write(`${line}\n`);
}
