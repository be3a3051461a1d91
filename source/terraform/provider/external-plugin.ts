import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {ExpectedError} from '../../errors.ts';
import {reasonOf} from '../../machine/text-file.ts';
import type {DataSource, Plugin} from './plugin.ts';
import {textOf, textsOf} from './values.ts';

/** Its `account` is the directory that Terraform works in, from which relative paths are meant. */
const externalSource: DataSource<string> = {
	schema: {
		program: {type: ['list', 'string'], from: 'required', about: 'A program and its arguments.'},
		query: {type: ['map', 'string'], from: 'optional', about: 'What it is asked.'},
		working_dir: {type: 'string', from: 'optional', about: 'Where it runs.'},
		result: {type: ['map', 'string'], from: 'provider', about: 'What it answered.'},
		id: {type: 'string', from: 'provider', about: 'Always "-".'},
	},
	async read(config, {account: directory, signal}) {
		const [command = '', ...programArguments] = textsOf(config['program']);
		const cwd = path.resolve(directory, textOf(config['working_dir']) ?? '.');
		const query = JSON.stringify(config['query'] ?? {});
		const output = await run([command, ...programArguments], query, {cwd, signal});
		return {...config, result: parseAnswer(command, output), id: '-'};
	},
};

/**
 * The provider `hashicorp/external`, through which kdevops' files read their credentials: a program gets the query as
 * JSON on its input and answers with an object of texts.
 */
export const externalPlugin = (directory: string): Plugin<string> => ({
	schema: {},
	resources: {},
	dataSources: {external: externalSource},
	configure: async () => directory,
});

async function run(
	[command = '', ...programArguments]: readonly string[],
	query: string,
	options: {readonly cwd: string; readonly signal: AbortSignal},
): Promise<string> {
	const child = spawn(command, programArguments, options);
	const exited = once(child, 'close') as Promise<[number | null]>;
	// A program that does not care for its query may end before it is written.
	child.stdin.on('error', () => undefined);
	child.stdin.end(query);
	const [output, complaint, [status]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		exited,
	]).catch((error: unknown) => {
		throw new ExpectedError(`Could not run ${command}: ${reasonOf(error)}`, {cause: error});
	});
	if (status === 0) return output;
	throw new ExpectedError(`${command} failed (${status}): ${complaint.trim()}`);
}

function parseAnswer(command: string, output: string): Record<string, string> {
	let answer: unknown;
	try {
		answer = JSON.parse(output);
	} catch (error) {
		throw new ExpectedError(`${command} did not answer with JSON.`, {cause: error});
	}

	const isTexts =
		typeof answer === 'object' &&
		answer !== null &&
		Object.values(answer).every(value => typeof value === 'string');
	if (!isTexts) throw new ExpectedError(`${command} did not answer with an object of texts.`);
	return answer as Record<string, string>;
}
