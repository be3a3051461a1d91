import {text} from 'node:stream/consumers';
import {defaultBaseUrl} from '../datacrunch/base-url.ts';
import {createClient} from '../datacrunch/client.ts';
import {readCredentialsFile, saveCredentials} from '../datacrunch/credentials-file.ts';
import {
	credentialsFiles,
	defaultProfile,
	findCredentials,
	type CredentialsPlaces,
	type FoundCredentials,
} from '../datacrunch/credentials.ts';
import type {Balance} from '../datacrunch/wire-types.ts';
import {ExpectedError, exitStatus} from '../errors.ts';
import {canAsk} from './ask.ts';
import {loadConfiguration} from './configuration.ts';
import type {CommandContext} from './context.ts';
import {openQuestions} from './questions.ts';

export type CredentialsArguments = {
	readonly action: 'set' | 'check' | 'test' | 'path';
	/** `set KEY`, as older documents say it: the secret, for everybody on the computer to see. */
	readonly key?: string | undefined;
	readonly clientId?: string | undefined;
};

/** Keeps, finds and tries credentials. They are never printed. */
export async function credentialsCommand(
	{action, key, clientId}: CredentialsArguments,
	context: CommandContext,
): Promise<number> {
	const places = await placesOfCredentials(context);
	switch (action) {
		case 'path':
			return printPath(places, context);
		case 'check':
			return check(places, context);
		case 'test':
			return test(places, context);
		case 'set':
			return set(places, {key, clientId}, context);
	}
}

async function placesOfCredentials(context: CommandContext): Promise<CredentialsPlaces> {
	const {env, homeDirectory, options} = context;
	const configuration = await loadConfiguration(context);
	const configuredFile = configuration.get('TERRAFORM_DATACRUNCH_API_KEY_FILE');
	return {env, homeDirectory, configuredFile, profile: options.profile};
}

/** The file, or the variable, that they are taken from; where there are none, the file that `set` writes. */
async function printPath(places: CredentialsPlaces, {stdout}: CommandContext): Promise<number> {
	const found = await findCredentials(places);
	stdout.write(`${found?.source ?? fileToWrite(places)}\n`);
	return exitStatus.done;
}

/** Whether there are any, without asking the API. */
async function check(places: CredentialsPlaces, context: CommandContext): Promise<number> {
	const found = await requireCredentials(places);
	context.stdout.write(`${found.source}: client id ${found.credentials.clientId}\n`);
	return exitStatus.done;
}

/** Whether the API takes them, step by step, so that it is seen how far they get. */
async function test(places: CredentialsPlaces, context: CommandContext): Promise<number> {
	const {options, env, clock, signal, stdout, stderr} = context;

	async function step<T>(name: string, result: Promise<T>, told: (value: T) => string): Promise<T> {
		try {
			const value = await result;
			stderr.write(`${name}: ${told(value)}\n`);
			return value;
		} catch (error) {
			if (!(error instanceof ExpectedError)) throw error;
			const {message, exitStatus, nextSteps} = error;
			throw new ExpectedError(`${name}: ${message}`, {exitStatus, nextSteps, cause: error});
		}
	}

	const found = await step('file', requireCredentials(places), found => found.source);
	const {credentials, baseUrl, source} = found;
	const client = createClient({
		baseUrl: options.api ?? env['DCMENU_API_URL'] ?? baseUrl ?? defaultBaseUrl,
		credentials,
		clock,
	});
	await step('token', client.authenticate(signal), () => `${client.baseUrl} gives one`);
	const reads = [client.instances(signal), client.sshKeys(signal), client.volumes(signal)];
	await step('scope', Promise.all(reads), () => 'machines, ssh keys and volumes can be read');
	const balance = client.balance(signal).then(requireFunds);
	const {amount, currency} = await step('balance', balance, () => 'there is some');
	const answer = {source, api: client.baseUrl, balance: amount, currency};
	stdout.write(
		options.json
			? `${JSON.stringify(answer)}\n`
			: `${client.baseUrl} takes the credentials of ${source}; balance ${amount.toFixed(2)} ${currency.toUpperCase()}\n`,
	);
	return exitStatus.done;
}

function requireFunds(balance: Balance): Balance {
	if (balance.amount > 0) return balance;
	const amount = `${balance.amount.toFixed(2)} ${balance.currency.toUpperCase()}`;
	throw new ExpectedError(`The account holds ${amount}: no machine can be created.`, {
		nextSteps: ['Add funds to the project in the console, under Billing.'],
	});
}

async function set(
	places: CredentialsPlaces,
	given: {key: string | undefined; clientId: string | undefined},
	context: CommandContext,
): Promise<number> {
	const {stderr} = context;
	const file = fileToWrite(places);
	const profile = places.profile ?? defaultProfile;
	if (given.key !== undefined) {
		stderr.write(
			'dcmenu: warning: a secret in the arguments can be seen by everybody on this computer and stays in the\n' +
				'  history of the shell. Better: dcmenu credentials set\n',
		);
	}
	const answers = canAsk(context)
		? await askForBoth(given, context)
		: {clientId: given.clientId, clientSecret: given.key};
	if (answers.clientId === undefined && given.key === undefined) {
		throw new ExpectedError('Which client id is it?', {
			exitStatus: exitStatus.usage,
			nextSteps: ['dcmenu credentials set --client-id ID, with the secret on standard input'],
		});
	}

	await saveCredentials(file, profile, {
		clientId: answers.clientId,
		clientSecret: answers.clientSecret ?? (await secretOfInput(context)),
	});
	stderr.write(`Saved as [${profile}] in ${file}.\n`);
	const saved = await readCredentialsFile(file);
	if (saved?.find(profile) === undefined) {
		stderr.write('dcmenu: warning: a client id is missing, and without one no call works:\n');
		stderr.write('  dcmenu credentials set --client-id ID\n');
	}
	return exitStatus.done;
}

/** Asks for what was not given. */
async function askForBoth(
	given: Pick<CredentialsArguments, 'clientId' | 'key'>,
	context: CommandContext,
): Promise<{clientId: string; clientSecret: string}> {
	const questions = openQuestions(context);
	try {
		const clientId = given.clientId ?? (await questions.ask('Client id: ', {echo: true}));
		const clientSecret = given.key ?? (await questions.ask('Client secret: ', {echo: false}));
		if (clientId !== '' && clientSecret !== '') return {clientId, clientSecret};
		throw new ExpectedError('Nothing was saved: both the client id and the secret are needed.', {
			exitStatus: exitStatus.usage,
		});
	} finally {
		questions.close();
	}
}

/** The first place that is looked at, so that what is saved is what is used. */
function fileToWrite(places: CredentialsPlaces): string {
	const [first] = credentialsFiles(places);
	if (first === undefined) throw new Error('no place for credentials');
	return first;
}

async function requireCredentials(places: CredentialsPlaces): Promise<FoundCredentials> {
	const found = await findCredentials(places);
	if (found !== undefined) return found;
	throw new ExpectedError('There are no DataCrunch credentials.', {
		exitStatus: exitStatus.credentials,
		nextSteps: [
			'Create a key in the console under Keys, then: dcmenu credentials set',
			`Looked for: DATACRUNCH_CLIENT_ID, ${credentialsFiles(places).join(', ')}`,
		],
	});
}

async function secretOfInput({stdin}: CommandContext): Promise<string> {
	const secret = (await text(stdin)).trim();
	if (secret !== '') return secret;
	throw new ExpectedError('There is no secret on standard input.', {
		exitStatus: exitStatus.usage,
		nextSteps: ['dcmenu credentials set --client-id ID < FILE-WITH-THE-SECRET'],
	});
}
