import {latest, parseLastSeen, printLastSeen, type LastSeen} from '../capacity/last-seen.ts';
import {readTextFile, writeTextFile} from './text-file.ts';

/** What was remembered of the instance types; nothing where there is no such file yet. */
export const readLastSeen = async (file: string): Promise<LastSeen> =>
	parseLastSeen((await readTextFile(file)) ?? '{}');

/** Adds to what is remembered, also by another dcmenu since it was read, and returns all of it. */
export async function rememberLastSeen(file: string, lastSeen: LastSeen): Promise<LastSeen> {
	const all = latest(await readLastSeen(file), lastSeen);
	await writeTextFile(file, printLastSeen(all));
	return all;
}
