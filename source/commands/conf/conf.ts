import {glibcRandom} from '../../config/glibc-random.ts';
import {rewriteTristates, setAllNew, setRandomly} from '../../config/presets.ts';
import {readProbabilities, readSeed} from '../../config/random-settings.ts';
import type {TristateLetter} from '../../kconfig/tristate.ts';
import type {CommandContext} from '../context.ts';
import {ConfInterview} from './conf-ask.ts';
import {bytesOf, ConfFiles} from './conf-files.ts';
import {ConfInput} from './conf-input.ts';
import {type ConfMode, confUsage, readConfOptions} from './conf-options.ts';
import {ConfOutput} from './conf-output.ts';
import {readConfiguration, readSeedConfiguration} from './conf-read.ts';
import {ConfExit, ConfSession} from './conf-session.ts';
import {writeAutoConf} from './conf-sync.ts';
import {bytesOfAll, parseConfTree} from './conf-tree.ts';
import {writeConfiguration, writeMinimalConfiguration} from './conf-write.ts';

const program = 'dcmenu conf';

/** What the options ask for. */
type Request = {
	mode: ConfMode;
	isSilent: boolean;
	/** Some option was `--syncconfig`, were it not the last one. */
	isSync: boolean;
	/** Of `--defconfig` or `--savedefconfig`. */
	file: string;
	random: () => number;
};

/**
 * `dcmenu conf [options] KCONFIG`: Linux' `scripts/kconfig/conf`, with the same options, variables, prompts, files,
 * messages and exit statuses, for make rules that call it.
 */
export async function confCommand(
	{words}: {words: readonly string[]},
	context: CommandContext,
): Promise<number> {
	// Nearly all that a tree is made of stays to the end. A nursery that grows with it gains no time and takes 60 MB.
	context.setV8Flags(['--semi-space-growth-factor=1']);
	const output = new ConfOutput(context);
	const input = new ConfInput(context);
	try {
		const {options, operands} = readConfOptions(words, context.env);
		const request = applyOptions(options, context, output);
		const [kconfigFile] = operands;
		if (kconfigFile === undefined) {
			output.warn(`${program}: Kconfig file missing\n`);
			output.print(confUsage(program));
			throw new ConfExit(1);
		}

		const env = bytesOfAll(context.env);
		const files = new ConfFiles(context.directory, env['srctree']);
		const {directory} = context;
		const tree = parseConfTree(bytesOf(kconfigFile), {directory, env: context.env, files, output});
		const session = new ConfSession({tree, env, files, output, isSilent: request.isSilent});
		const isTerminal = context.stdin.isTTY && context.stdout.isTTY === true;
		return await configure(session, request, {input, isTerminal});
	} catch (error) {
		if (error instanceof ConfExit) return error.status;
		throw error;
	} finally {
		output.flush();
		input.close();
	}
}

/** Acts on options in their order: the last mode counts, but each does what it does at once. */
function applyOptions(
	options: ReturnType<typeof readConfOptions>['options'],
	{env, clock}: CommandContext,
	output: ConfOutput,
): Request {
	const request: Request = {
		mode: 'oldaskconfig',
		isSilent: false,
		isSync: false,
		file: '',
		random: glibcRandom(1),
	};
	for (const option of options) {
		switch (option.kind) {
			case 'help':
				output.print(confUsage(program));
				throw new ConfExit(1);
			case 'silent':
				request.isSilent = true;
				break;
			case 'mistake':
				output.warn(bytesOf(`${program}: ${option.message}\n`));
				break;
			case 'mode':
				request.mode = option.mode;
				if (option.file !== undefined) request.file = bytesOf(option.file);
				if (option.mode === 'syncconfig') request.isSync = request.isSilent = true;
				if (option.mode === 'randconfig') {
					const seed = readSeed(env['KCONFIG_SEED']) ?? clock.now() % 2 ** 32;
					output.print(`KCONFIG_SEED=0x${seed.toString(16).toUpperCase()}\n`);
					request.random = glibcRandom(seed);
				}

				break;
		}
	}

	return request;
}

/** Reads, changes and writes the configuration; returns the exit status. */
async function configure(
	session: ConfSession,
	request: Request,
	terminal: {readonly input: ConfInput; readonly isTerminal: boolean},
): Promise<number> {
	const {output} = session;
	readFirst(session, request);
	if (session.configurationWarnings > 0 && session.has('KCONFIG_WERROR')) return 1;

	const keepsConfig = request.isSync && Boolean(session.env['KCONFIG_NOSILENTUPDATE']);
	if (keepsConfig && session.isChanged) {
		output.warn('\n*** The configuration requires explicit update.\n\n');
		return 1;
	}

	await change(session, request, terminal);
	if (session.unmetWarnings > 0 && session.has('KCONFIG_WERROR')) return 1;

	if (request.mode === 'listnewconfig' || request.mode === 'helpnewconfig') return 0;
	if (request.mode === 'savedefconfig') {
		if (writeMinimalConfiguration(session, request.file)) return 0;
		// C's text has no backslash before its first n, either.
		output.warn(`n*** Error while saving defconfig to: ${request.file}\n\n`);
		return 1;
	}

	if (!keepsConfig && !writeConfiguration(session)) {
		output.warn('\n*** Error during writing of the configuration.\n\n');
		return 1;
	}

	if (!writeAutoConf(session, request.isSync) && request.isSync) {
		output.warn('\n*** Error during sync of the configuration.\n\n');
		return 1;
	}

	return 0;
}

function readFirst(session: ConfSession, {mode, file}: Request): void {
	switch (mode) {
		case 'defconfig':
			if (readConfiguration(session, file)) return;
			session.output.warn(`***\n*** Can't find default configuration "${file}"!\n***\n`);
			throw new ConfExit(1);
		case 'allnoconfig':
		case 'allyesconfig':
		case 'allmodconfig':
		case 'alldefconfig':
		case 'randconfig':
			readSeedConfiguration(session, mode);
			return;
		case 'oldaskconfig':
		case 'oldconfig':
		case 'syncconfig':
		case 'savedefconfig':
		case 'listnewconfig':
		case 'helpnewconfig':
		case 'olddefconfig':
		case 'yes2modconfig':
		case 'mod2yesconfig':
		case 'mod2noconfig':
			readConfiguration(session);
	}
}

/** What a mode does to the values; in the interactive ones, what the user does. */
async function change(
	session: ConfSession,
	{mode, random}: Request,
	{input, isTerminal}: {readonly input: ConfInput; readonly isTerminal: boolean},
): Promise<void> {
	const setAll = (letter: TristateLetter) => {
		session.userValues = setAllNew(session.tree, session.userValues, letter);
		session.clearValues();
	};
	const rewrite = (from: TristateLetter, to: TristateLetter) => {
		session.userValues = rewriteTristates(session.evaluation, from, to);
		session.clearValues();
	};
	const interview = (purpose: ConstructorParameters<typeof ConfInterview>[3]) =>
		new ConfInterview(session, input, isTerminal, purpose);
	switch (mode) {
		case 'allnoconfig':
			return setAll('n');
		case 'allyesconfig':
			return setAll('y');
		case 'allmodconfig':
			return setAll('m');
		case 'alldefconfig':
		case 'defconfig':
			return session.clearValues();
		case 'randconfig': {
			const probabilities = readProbabilities(session.env['KCONFIG_PROBABILITY'] ?? '');
			if (probabilities === undefined) {
				session.output.warn('KCONFIG_PROBABILITY: Numerical result out of range\n');
				throw new ConfExit(1);
			}

			session.userValues = setRandomly(session.tree, session.userValues, probabilities, random);
			return session.clearValues();
		}

		case 'yes2modconfig':
			return rewrite('y', 'm');
		case 'mod2yesconfig':
			return rewrite('m', 'y');
		case 'mod2noconfig':
			return rewrite('m', 'n');
		case 'oldaskconfig': {
			const questions = interview('ask');
			await questions.askAll();
			return questions.askNew();
		}

		case 'oldconfig':
		case 'syncconfig':
			return interview('ask').askNew();
		case 'listnewconfig':
			return interview('list').askNew();
		case 'helpnewconfig':
			return interview('help').askNew();
		case 'olddefconfig':
		case 'savedefconfig':
	}
}
