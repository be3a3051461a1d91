import {join} from 'node:path';
import {ExpectedError, exitStatus} from '../errors.ts';
import {readCredentialsFile} from './credentials-file.ts';

export type Credentials = {readonly clientId: string; readonly clientSecret: string};

export type FoundCredentials = {
	readonly credentials: Credentials;
	/** What a file says beside them. */
	readonly baseUrl: string | undefined;
	/** "DATACRUNCH_CLIENT_ID", or the file's path. */
	readonly source: string;
};

export type CredentialsPlaces = {
	readonly env: Readonly<Record<string, string | undefined>>;
	/** What the configuration names; may begin with `~/`. */
	readonly configuredFile?: string | undefined;
	/** A section of the file; `default` where nothing is said. */
	readonly profile?: string | undefined;
	readonly homeDirectory: string;
};

export const defaultProfile = 'default';

/**
 * Finds credentials: the environment first, then the files in `credentialsFiles`' order, the first one that exists
 * and has the profile. undefined: there are none. Rejects with exit status 3 where there are some that cannot be used.
 */
export async function findCredentials(
	places: CredentialsPlaces,
): Promise<FoundCredentials | undefined> {
	const fromEnvironment = credentialsFromEnvironment(places.env);
	if (fromEnvironment !== undefined) return fromEnvironment;
	const profile = places.profile ?? defaultProfile;
	const withoutProfile: string[] = [];
	for (const file of credentialsFiles(places)) {
		const profiles = await readCredentialsFile(file);
		if (profiles === undefined) continue;
		const found = profiles.find(profile);
		if (found !== undefined) return {...found, source: file};
		withoutProfile.push(file);
	}
	if (withoutProfile.length === 0) return undefined;
	throw new ExpectedError(
		`There is no profile [${profile}] with a client id and a secret in ${withoutProfile.join(' or ')}.`,
		{
			exitStatus: exitStatus.credentials,
			nextSteps: [`dcmenu credentials set --profile ${profile}`],
		},
	);
}

/** The files that may hold credentials, absolute, in the order they are looked at. */
export function credentialsFiles(places: CredentialsPlaces): string[] {
	const {env, configuredFile, homeDirectory} = places;
	const files = [
		configuredFile,
		env['DATACRUNCH_CREDENTIALS_FILE'],
		'~/.datacrunch/credentials',
		'~/.verda/credentials',
	]
		.filter(file => file !== undefined)
		.filter(file => file !== '')
		.map(file => (file.startsWith('~/') ? join(homeDirectory, file.slice(2)) : file));
	return [...new Set(files)];
}

function credentialsFromEnvironment(
	env: Readonly<Record<string, string | undefined>>,
): FoundCredentials | undefined {
	for (const company of ['DATACRUNCH', 'VERDA']) {
		const idName = `${company}_CLIENT_ID`;
		const secretName = `${company}_CLIENT_SECRET`;
		const clientId = env[idName] ?? '';
		const clientSecret = env[secretName] ?? '';
		if (clientId !== '' && clientSecret !== '') {
			return {credentials: {clientId, clientSecret}, baseUrl: undefined, source: idName};
		}
		if (clientId !== '' || clientSecret !== '') {
			const [set, missing] = clientId === '' ? [secretName, idName] : [idName, secretName];
			throw new ExpectedError(`${set} is set, but ${missing} is not.`, {
				exitStatus: exitStatus.credentials,
				nextSteps: [`Set both, or neither.`],
			});
		}
	}
	return undefined;
}
