import {deadlineOf, describeDeadline} from '../bringup/deadline.ts';
import {formatPrice} from '../capacity/badges.ts';
import {readJournalAndOthers} from '../machine/other-journals.ts';
import type {Account} from './account.ts';
import type {CommandContext} from './context.ts';
import {accountPlaces} from './machine-session.ts';

/**
 * At a start of dcmenu: says on stderr what is up, as far as this computer knows without asking anybody; of a simulated
 * world, which is in this process and may be another one than the last time, what it knows itself.
 */
export async function announceMachines(account: Account, context: CommandContext): Promise<void> {
	const {journal} = accountPlaces(account, context);
	const state = await readJournalAndOthers(journal);
	const there = await account.simulatedMachines?.();
	const machines = [...state.machines.values()].filter(({id}) => there?.has(id) ?? true);
	const [first] = machines;
	if (first) {
		const names = machines.map(({hostname}) => hostname).join(', ');
		const pricePerHour = machines.reduce((sum, machine) => sum + machine.price_per_hour, 0);
		const price = formatPrice({pricePerHour, currency: first.currency});
		const since = machines
			.map(({created_at}) => created_at)
			.toSorted()[0]
			?.slice(0, 16);
		context.stderr.write(
			`Up since ${since?.replace('T', ' ')} UTC: ${names}, ${price}. More: dcmenu status\n`,
		);
	}

	const deadline = await deadlineOf(state, journal);
	if (deadline?.pid === null) context.stderr.write(`${describeDeadline(deadline)}\n`);
}
