import type {BringupLook} from './bringup-look.ts';
import type {SessionState} from './bringup-session.ts';
import type {MachineView} from './bringup-state.ts';
import {stateMark} from './bringup-steps.ts';
import {clockTime} from './bringup-words.ts';
import type {Glyphs} from './glyphs.ts';
import {line, pad, spread, type Line} from './line.ts';

/** The machines that are made, or what is taken down: the last ones where there are many. */
export function machineLines({view}: SessionState, look: BringupLook, glyphs: Glyphs): Line[] {
	const rows =
		view.task === 'bring-up'
			? view.machines.map(machine => machineRow(machine, look))
			: view.resources.map(({address, action, state, elapsed, detail}) => ({
					left: ` ${stateMark(state === 'started' ? 'running' : state, glyphs)} ${address}  ${detail ?? action}`,
					right: clockTime(elapsed),
				}));
	const shown = rows.slice(-Math.max(1, Math.floor(look.size.rows / 5)));
	return shown.map(({left, right}) => line(spread(left, right, look.size.columns, glyphs.cut)));
}

function machineRow(machine: MachineView, look: BringupLook): {left: string; right: string} {
	const {hostname, instanceType, location, ip, status, billedSince} = machine;
	const elapsed = billedSince === undefined ? '' : clockTime(look.now - billedSince);
	return {
		left: ` ${pad(hostname, 14, '~')} ${instanceType}  ${location}  ${ip ?? ''}`,
		right: `${status} ${elapsed}`.trim(),
	};
}
