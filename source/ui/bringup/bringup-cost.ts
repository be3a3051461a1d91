import type {SessionState} from './bringup-session.ts';
import type {MachineView} from './bringup-machines.ts';
import {pricePerHour, spentSoFar} from './bringup-state.ts';
import {clockTime, hourly, money} from './bringup-words.ts';
import {overlayOf, say, updateOverlay, type AppState, type RunningCost} from '../app-state.ts';
import {page, type PageState} from '../pages/page-state.ts';

/** What the account says that all of the project costs; or why it does not. */
export type AccountCost = RunningCost | {readonly unknown: string};

const title = 'What it costs';

/** A page of what each machine costs and has cost; `account` is what was answered about all of the project. */
export function costPage(
	{view}: SessionState,
	now: number,
	account: AccountCost | undefined,
): PageState {
	const {currency} = view;
	const total = pricePerHour(view);
	const machine = ({hostname, id, instanceType, location, ...rest}: MachineView): string => {
		const what = `${hostname}  ${instanceType}  ${location}  ${hourly(rest.pricePerHour, currency)}`;
		if (id === undefined) return `${what}, once it is created`;
		if (rest.billedSince === undefined) return what;
		const elapsed = Math.max(0, now - rest.billedSince);
		const spent = money((elapsed / 3_600_000) * rest.pricePerHour, currency);
		return `${what}  for ${clockTime(elapsed)}: ${spent}`;
	};
	const whole = account === undefined ? 'asking the account' : accountText(account);
	return page(title, [
		...view.machines.map(machine),
		...(view.machines.length === 0 ? ['No machine has been asked for.'] : ['']),
		...(total === 0
			? []
			: [
					`Machines: ${rate(total, currency)}`,
					`So far: ${money(spentSoFar(view, now), currency)}`,
				]),
		`${wholeLabel}${whole}`,
		'',
		'What is created bills until it is destroyed: dcmenu destroy.',
	]);
}

const wholeLabel = 'All of this project, with OS volumes: ';

const accountText = (account: AccountCost): string =>
	'unknown' in account
		? `not known: ${account.unknown}`
		: rate(account.pricePerHour, account.currency);

const rate = (price: number, currency: string): string =>
	`${hourly(price, currency)}, ${money(price * 24, currency)} a day, ${money(price * 24 * 7, currency)} a week`;

/** The account's answer, for who still looks at that page; who had it read out hears it by itself. */
export function withAccountCost(state: AppState, account: AccountCost): AppState {
	const overlay = overlayOf(state);
	if (state.bringup && overlay?.kind === 'page' && overlay.title === title) {
		return updateOverlay(state, {
			...costPage(state.bringup, state.now, account),
			top: overlay.top,
		});
	}

	return overlay?.kind === 'bringup' ? say(state, wholeLabel + accountText(account)) : state;
}
