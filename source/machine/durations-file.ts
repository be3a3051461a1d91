import {readTextFile, writeTextFile} from './text-file.ts';

/** So many bring-ups tell how long the next one may take. */
const keptDurations = 5;

/** How long the last bring-ups took, in milliseconds, the last one last; nothing where none was told, or not by us. */
export async function readDurations(file: string): Promise<readonly number[]> {
	const text = await readTextFile(file);
	return text === undefined ? [] : parseDurations(text);
}

/** Numbers one a line; whatever else stands there is skipped. */
const parseDurations = (text: string): number[] =>
	text
		.split('\n')
		.filter(line => /^\d+$/.test(line))
		.map(Number)
		.slice(-keptDurations);

export async function rememberDuration(file: string, milliseconds: number): Promise<void> {
	const durations = [...(await readDurations(file)), Math.round(milliseconds)];
	await writeTextFile(file, `${durations.slice(-keptDurations).join('\n')}\n`);
}
