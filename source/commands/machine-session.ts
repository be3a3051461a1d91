import type {SessionOptions} from '../bringup/session.ts';
import {placesOf, type Places} from '../machine/places.ts';
import {probeSsh} from '../machine/ssh-probe.ts';
import type {Account} from './account.ts';
import type {CommandContext} from './context.ts';

/** Where this project keeps what it made with this account. */
export const accountPlaces = (
	account: Pick<Account, 'name'>,
	{directory, homeDirectory, env}: Pick<CommandContext, 'directory' | 'homeDirectory' | 'env'>,
): Places => placesOf({directory, homeDirectory, env, account: account.name});

/**
 * What a bring-up or a tear-down is given, from the commands and from the screens. A simulated machine's address
 * belongs to nobody, so nobody waits for its ssh server.
 */
export const sessionOptions = (
	account: Account,
	context: Pick<CommandContext, 'directory' | 'homeDirectory' | 'env'>,
	signal: AbortSignal,
	waitForSsh = true,
): SessionOptions => ({
	client: account.client,
	clock: account.clock,
	places: accountPlaces(account, context),
	signal,
	isSimulated: account.simulated,
	probeSsh: account.simulated || !waitForSsh ? undefined : probeSsh,
});
