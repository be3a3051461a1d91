import {closeSync, fstatSync, openSync, readFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {dirname} from 'node:path';
import {ExpectedError, exitStatus} from '../errors.ts';
import type {Credentials} from './credentials.ts';

/** The profiles of a credentials file. */
export type CredentialsFile = {
	/** undefined: no such profile, or not both an id and a secret in it. */
	find(
		profile: string,
	): {readonly credentials: Credentials; readonly baseUrl: string | undefined} | undefined;
};

/** Spellings that kdevops, DataCrunch and Verda use or used. */
const idKeys = ['client_id', 'datacrunch_client_id', 'verda_client_id'];
const secretKeys = [
	'client_secret',
	'datacrunch_client_secret',
	'verda_client_secret',
	'datacrunch_api_key',
	'api_key',
];
const baseUrlKeys = ['base_url', 'datacrunch_base_url', 'verda_base_url'];

/**
 * Reads a credentials file; undefined: it does not exist. Rejects with exit status 3 where others than its owner can
 * read it: a secret that leaked is to be noticed, not to be used.
 */
export async function readCredentialsFile(path: string): Promise<CredentialsFile | undefined> {
	const text = readPrivately(path);
	if (text === undefined) return undefined;
	const {default: ini} = await import('ini');
	const file = ini.parse(text);
	return {
		find(profile) {
			const section: unknown = Object.hasOwn(file, profile) ? file[profile] : undefined;
			// A file without sections is one profile.
			const fields = isSection(section) ? section : profile === 'default' ? file : {};
			const clientId = firstText(fields, idKeys);
			const clientSecret = firstText(fields, secretKeys);
			if (clientId === undefined || clientSecret === undefined) return undefined;
			return {credentials: {clientId, clientSecret}, baseUrl: firstText(fields, baseUrlKeys)};
		},
	};
}

/** Writes one profile, for the owner's eyes only; the file's other lines, and what is not given, stay as they are. */
export async function saveCredentials(
	path: string,
	profile: string,
	credentials: {readonly clientId: string | undefined; readonly clientSecret: string | undefined},
): Promise<void> {
	if (!/^[\w-]+$/.test(profile)) {
		throw new ExpectedError(
			`"${profile}" cannot be the name of a profile: letters, digits, - and _ can.`,
			{exitStatus: exitStatus.usage},
		);
	}
	const {clientId, clientSecret} = credentials;
	for (const value of [clientId, clientSecret]) {
		if (value !== undefined && !/^[^\s\p{Cc}]+$/u.test(value)) {
			throw new ExpectedError('A client id and a secret are one word each, without spaces.', {
				exitStatus: exitStatus.usage,
			});
		}
	}
	const {default: writeFileAtomic} = await import('write-file-atomic');
	const settings: Setting[] = [
		...(clientId === undefined ? [] : [{keys: idKeys, value: quoted(clientId)}]),
		...(clientSecret === undefined ? [] : [{keys: secretKeys, value: quoted(clientSecret)}]),
	];
	const before = unlessMissing(() => readFileSync(path, 'utf8'));
	await mkdir(dirname(path), {recursive: true, mode: 0o700});
	await writeFileAtomic(path, withProfile(before ?? '', profile, settings), {mode: 0o600});
}

/** As INI reads it back: anything but plain words as a JSON string. */
function quoted(value: string): string {
	return /^[\w.~+/=-]+$/.test(value) ? value : JSON.stringify(value);
}

/** A value, and the names it may have; it is written under the first. */
type Setting = {readonly keys: readonly string[]; readonly value: string};

/** Puts settings into a profile's section, in place of what they were, or appends one. */
function withProfile(text: string, profile: string, settings: readonly Setting[]): string {
	const added = settings.map(({keys, value}) => `${keys[0]} = ${value}`);
	const lines = text.split('\n');
	const start = beginOf(profile, lines);
	if (start === undefined) {
		const before = text.trimEnd();
		return [...(before === '' ? [] : [before, '']), `[${profile}]`, ...added, ''].join('\n');
	}
	const next = lines.findIndex((line, index) => index >= start && isHeader(line));
	const end = next === -1 ? lines.length : next;
	const replaced = new Set(settings.flatMap(({keys}) => keys));
	const kept = lines
		.slice(start, end)
		.filter(line => !replaced.has(line.split('=')[0]?.trim() ?? ''));
	return [...lines.slice(0, start), ...added, ...kept, ...lines.slice(end)].join('\n');
}

/** The line after a profile's header; what comes before any header is the default profile. undefined: there is none. */
function beginOf(profile: string, lines: readonly string[]): number | undefined {
	const header = lines.findIndex(line => line.trim() === `[${profile}]`);
	if (header !== -1) return header + 1;
	const first = lines.findIndex(isHeader);
	const top = first === -1 ? lines : lines.slice(0, first);
	return profile === 'default' && top.some(line => line.includes('=')) ? 0 : undefined;
}

const isHeader = (line: string): boolean => line.trim().startsWith('[');

function readPrivately(path: string): string | undefined {
	const file = unlessMissing(() => openSync(path, 'r'));
	if (file === undefined) return undefined;
	try {
		// Asked of the open file: the path may lead elsewhere a moment later.
		const {mode} = fstatSync(file);
		if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
			throw new ExpectedError(`Others can read the credentials in ${path}.`, {
				exitStatus: exitStatus.credentials,
				nextSteps: [`chmod 600 ${path}`, 'If others use this computer, make a new secret.'],
			});
		}
		return readFileSync(file, 'utf8');
	} finally {
		closeSync(file);
	}
}

/** undefined where there is no such file. Other failures are told with the path. */
function unlessMissing<T>(open: () => T): T | undefined {
	try {
		return open();
	} catch (error) {
		if (!(error instanceof Error) || !('code' in error)) throw error;
		if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
		throw new ExpectedError(`Could not read the credentials: ${error.message}`, {
			exitStatus: exitStatus.credentials,
			cause: error,
		});
	}
}

function isSection(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function firstText(fields: Record<string, unknown>, keys: readonly string[]): string | undefined {
	return keys
		.filter(key => Object.hasOwn(fields, key))
		.map(key => fields[key])
		.filter(value => !isSection(value))
		.map(value => String(value)) // INI takes the words true, false and null for values of their own.
		.find(value => value !== '');
}
