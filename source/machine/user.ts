import {userInfo, type UserInfo} from 'node:os';
import path from 'node:path';

/** The user's name; in a container its number may be all that there is. */
export const userName = (): string =>
	userRecord()?.username ?? `uid-${process.getuid?.() ?? 'unknown'}`;

/**
 * HOME, or else what the system says. A relative or empty HOME would scatter what is remembered about machines over
 * the directories that dcmenu is started in.
 */
export const homeDirectoryOf = (env: Readonly<Record<string, string | undefined>>): string => {
	const home = env['HOME'] ?? '';
	return path.isAbsolute(home) ? home : (userRecord()?.homedir ?? path.parse(process.cwd()).root);
};

/** undefined: the system has no record of the user. */
function userRecord(): UserInfo<string> | undefined {
	try {
		return userInfo();
	} catch (error) {
		if (error instanceof Error && 'syscall' in error) return undefined;
		throw error;
	}
}
