import {join} from 'node:path';
import {readSettings} from '../settings.ts';
import {openAccount} from './account.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {keyProfileFrom} from './key-profile.ts';
import {announceMachines} from './machines-up.ts';
import {createScreenServices} from './screen-services.ts';
import {requireTerminal, wantsAscii, wantsColor} from './terminal.ts';

/** The screens. What they leave to say is printed once the terminal is as it was. */
export async function menuconfigCommand(_: unknown, context: CommandContext): Promise<number> {
	requireTerminal(context);
	const keys = keyProfileFrom(context.env);
	const configuration = await loadConfiguration(context);
	const {evaluation, project, get, configExists, warnings, vanished} = configuration;
	const configHome = context.env['XDG_CONFIG_HOME'] || join(context.homeDirectory, '.config');
	const settings = await readSettings(join(configHome, 'dcmenu'));
	const account = await openAccount(context, {
		credentialsFile: get('TERRAFORM_DATACRUNCH_API_KEY_FILE'),
	});
	try {
		await announceMachines(account, context);
		// Ink's colours look at FORCE_COLOR alone, when they are first imported.
		process.env['FORCE_COLOR'] = wantsColor(context, context.stdout) ? '1' : '0';
		const {startScreens} = await import('../ui/start.tsx');
		const services = createScreenServices(project, account, context, {
			pollSeconds: settings.pollSeconds,
		});
		const {exitStatus, farewell} = await startScreens(services, {
			evaluation,
			isFirstRun: !configExists,
			keys,
			showHelp: settings.helpPane,
			showNames: settings.showNames,
			ascii: settings.ascii || wantsAscii(context),
			...(warnings[0] !== undefined && {message: warnings[0]}),
			...(vanished.length > 0 && {notes: warnings}),
			stdin: context.stdin,
			stdout: process.stdout,
			// The whole group, as the terminal does it: npm or make in front of us have to stop too.
			stop: () => void process.kill(0, 'SIGTSTP'),
			signal: context.signal,
		});
		for (const line of farewell) context.stdout.write(`${line}\n`);
		return exitStatus;
	} finally {
		await account.close();
	}
}
