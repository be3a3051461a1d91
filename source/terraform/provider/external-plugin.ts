import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {once} from 'node:events';
import {ExpectedError} from '../../errors.ts';
import {reasonOf} from '../../machine/text-file.ts';
import type {DataSource, Plugin} from './plugin.ts';
import {textOf, textsOf, type Values} from './values.ts';

const externalSource: DataSource<object> = {
	schema: {
		program: {type: ['list', 'string'], from: 'required', about: 'A program and its arguments.'},
		query: {type: ['map', 'string'], from: 'optional', about: 'What it is asked.'},
		working_dir: {type: 'string', from: 'optional', about: 'Where it runs.'},
		result: {type: ['map', 'string'], from: 'provider', about: 'What it answered.'},
		id: {type: 'string', from: 'provider', about: 'Always "-".'},
	},
	async read(config, {signal}) {
		const [command = '', ...programArguments] = textsOf(config['program']);
		const output = await run(command, programArguments, config, signal);
		return {...config, result: parseAnswer(command, output), id: '-'};
	},
};

/**
 * The provider `hashicorp/external`, through which kdevops' files read their credentials: a program gets the query as
 * JSON on its input and answers with an object of texts.
 */
export const externalPlugin: Plugin<object> = {
	schema: {},
	resources: {},
	dataSources: {external: externalSource},
	configure: async () => ({}),
};

async function run(
	command: string,
	programArguments: readonly string[],
	config: Values,
	signal: AbortSignal,
): Promise<string> {
	const cwd = textOf(config['working_dir']);
	const child = spawn(command, programArguments, {signal, ...(cwd === undefined ? {} : {cwd})});
	const exited = once(child, 'close') as Promise<[number | null]>;
	// A program that does not care for its query may end before it is written.
	child.stdin.on('error', () => undefined);
	child.stdin.end(JSON.stringify(config['query'] ?? {}));
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
