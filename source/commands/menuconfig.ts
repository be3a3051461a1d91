import {join} from 'node:path';
import {exitStatus} from '../errors.ts';
import {readSettings} from '../settings.ts';
import type {Outcome} from '../ui/effect-runner.ts';
import type {Services} from '../ui/services.ts';
import type {StartOptions} from '../ui/start.ts';
import {asciiOutput} from '../ui/terminal/ascii-output.ts';
import {openAccount} from './account.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {boundPatterns} from './bounded-patterns.ts';
import {announceMachines} from './machines-up.ts';
import {screenEnvironment} from './screens/screen-environment.ts';
import {tellWarnings} from './save.ts';
import {limitNewSpace} from './screens/small-heap.ts';
import {withEngineEnd} from './engine-end.ts';
import {createScreenServices} from './screens/screen-services.ts';
import {isDumb, requireTerminal, wantsAscii, wantsSpeech} from './terminal.ts';
import {themeFrom} from './theme.ts';

/** The screens. What they leave to say is printed once the terminal is as it was. */
export async function menuconfigCommand(_: unknown, context: CommandContext): Promise<number> {
	// As in Espressif's: whether the tree and the configuration can be read, and nothing else.
	if (context.env['MENUCONFIG_HEADLESS'] === '1') {
		const {warnings} = await loadConfiguration(context);
		tellWarnings(warnings, context);
		return exitStatus.done;
	}

	requireTerminal(context);
	const configuration = await loadConfiguration(context);
	const {evaluation, project, get, configExists, configText, configLines, warnings, vanished} =
		configuration;
	const {defaultsFile} = configuration;
	const configHome = context.env['XDG_CONFIG_HOME'] || join(context.homeDirectory, '.config');
	const settings = await readSettings(join(configHome, 'dcmenu'));
	const environment = screenEnvironment(context.env, settings);
	limitNewSpace(context.setV8Flags);
	boundPatterns(context.setV8Flags);
	const account = await openAccount(context, {
		credentialsFile: get('TERRAFORM_DATACRUNCH_API_KEY_FILE'),
	});
	try {
		await announceMachines(account, context);
		const {services, ended} = withEngineEnd(
			createScreenServices(project, account, context, {
				pollSeconds: settings.pollSeconds,
				configText,
			}),
		);
		const message = warnings[0] ?? (defaultsFile && `using defaults found in ${defaultsFile}`);
		const ascii = context.options.ascii ?? (settings.ascii || wantsAscii(context));
		const stdout = ascii ? asciiOutput(process.stdout) : process.stdout;
		const options = {
			evaluation,
			isFirstRun: !configExists && defaultsFile === undefined,
			lines: configLines,
			...environment,
			showHelp: settings.helpPane,
			showNames: settings.showNames,
			ascii,
			...(message !== undefined && {message}),
			...(vanished.length > 0 && {notes: warnings}),
			stdin: context.stdin,
			stdout,
			theme: themeFrom(context),
			signal: context.signal,
		};
		const outcome = await show(services, options, context).finally(() => services.clearNotice());
		for (const line of outcome.farewell) stdout.write(`${line}\n`);
		await untilEnded(ended(), context.signal);
		return outcome.exitStatus;
	} finally {
		await account.close();
	}
}

/** The simulator must not go before its machines are taken down; whoever does not want to wait ends all of it. */
async function untilEnded(ended: Promise<void>, signal: AbortSignal): Promise<void> {
	const leave = (): void => process.exit(exitStatus.interrupted);
	signal.addEventListener('abort', leave);
	await ended;
	signal.removeEventListener('abort', leave);
}

/** The screens, or line mode where they cannot be drawn or are not wanted; for a screen reader what they tell. */
async function show(
	services: Services,
	options: Omit<StartOptions, 'stop' | 'noScreens' | 'isDumb'>,
	context: CommandContext,
): Promise<Outcome> {
	// The whole group, as the terminal does it: npm or make in front of us have to stop too.
	const stop = (): void => void process.kill(0, 'SIGTSTP');
	if (wantsSpeech(context)) {
		const {startSpeech} = await import('../ui/speech/start-speech.ts');
		return startSpeech(services, {...options, stop, isDumb: isDumb(context.env['TERM'])});
	}

	const noScreens = whyNoScreens(context);
	// What writes Ink's colours, and bold and reverse video, looks at FORCE_COLOR alone, when it is first imported.
	if (noScreens === undefined) process.env['FORCE_COLOR'] = '1';
	const {startMenu} = await import('../ui/start.ts');
	return startMenu(services, {...options, stop, noScreens, isDumb: isDumb(context.env['TERM'])});
}

/** Why there are no screens, however large the window is; undefined: there are. */
function whyNoScreens({options, env}: CommandContext): string | undefined {
	if (options.plain) return '--plain';
	const {TERM: type} = env;
	return isDumb(type) ? (type ? `TERM=${type}` : 'TERM is not set') : undefined;
}
