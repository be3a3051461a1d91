import {ExpectedError, exitStatus} from '../errors.ts';
import {isKeyProfileName, keyProfiles, type KeyProfileName} from '../ui/key-profiles.ts';

/** Whose keys DCMENU_KEYS asks for; dcmenu's own without it. Throws an `ExpectedError` for a name that is none. */
export function keyProfileFrom(env: Readonly<Record<string, string | undefined>>): KeyProfileName {
	const name = env['DCMENU_KEYS'] || 'dcmenu';
	if (isKeyProfileName(name)) return name;
	throw new ExpectedError(`DCMENU_KEYS=${name} is no set of keys.`, {
		exitStatus: exitStatus.usage,
		nextSteps: [`Set it to one of ${Object.keys(keyProfiles).join(', ')}, or not at all.`],
	});
}
