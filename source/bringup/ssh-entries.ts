import {ExpectedError} from '../errors.ts';
import {expandPath, type Places} from '../machine/places.ts';
import {
	removeSshHosts,
	sshConfigFiles,
	writeSshHosts,
	type SshConfigFiles,
} from '../machine/ssh-config.ts';
import type {ReadyHost} from './events.ts';
import type {BringupPlan, SshConfig} from './plan.ts';
import type {Ports, Stretch} from './ports.ts';

/** Lets `ssh NAME` reach the machines. They run whether or not that can be written, so what goes wrong is only told. */
export async function* writeSshEntries(
	{sshConfig, sshKey, sshUser}: BringupPlan,
	hosts: readonly ReadyHost[],
	{isSimulated, places}: Ports,
): Stretch {
	if (!sshConfig.update) return;
	if (isSimulated) {
		const text = `Nobody has a simulated machine's address: ${sshConfig.file} is left as it is.`;
		yield {type: 'note', level: 'info', text};
		return;
	}

	const login = {
		user: sshUser,
		privateKeyFile: sshKey.privateKeyFile,
		strict: sshConfig.strict,
	};
	try {
		const files = filesOf(sshConfig, places);
		for (const file of await writeSshHosts(files, hosts, login, sshConfig.backup)) {
			yield {type: 'file', path: file, state: 'written'};
		}
	} catch (error) {
		yield warning(error);
	}
}

/** Takes the machines out of what ssh knows, whatever is configured by now. */
export async function* removeSshEntries(
	sshConfig: SshConfig,
	{isSimulated, places}: Pick<Ports, 'isSimulated' | 'places'>,
): Stretch {
	if (isSimulated) return;
	try {
		for (const file of await removeSshHosts(filesOf(sshConfig, places))) {
			yield {type: 'file', path: file, state: 'written'};
		}
	} catch (error) {
		yield warning(error);
	}
}

const filesOf = ({file, prefix}: SshConfig, places: Places): SshConfigFiles =>
	sshConfigFiles(expandPath(file, places), expandPath(prefix, places), places.checksum);

function warning(error: unknown) {
	if (!(error instanceof ExpectedError)) throw error;
	return {type: 'note', level: 'warning', text: error.message} as const;
}
